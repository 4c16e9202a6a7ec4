import { readablePrincipal } from '#lib/core/cloudtrail/readable-principal.ts';

/** `deploy` and its account, for a role's or user's ARN. */
export function readableArn(value: string): { name: string; detail?: string | undefined } {
  const who = { identityType: 'none', principal: value, actor: null, account: null } as const;
  const { name, account } = readablePrincipal(who);
  return { name, detail: account ?? undefined };
}

/** `ec2` for `ec2.amazonaws.com`. */
export function readableService(value: string): { name: string } {
  return { name: value.replace(/\.amazonaws\.com$/, '') };
}
