/** `20150331`, `2020_05_31`, either with `v2`: the API's date and version at the end of some names. */
const apiDate = /(?<=[A-Za-z])20[0-4]\d_?[01]\d_?[0-3]\d(v\d{1,2})?$/;

/** `ListFunctions` for `ListFunctions20150331`, `CreateDistribution` for `CreateDistribution2020_05_31`. */
export function baseEventName(name: string): string {
  const last = name.charCodeAt(name.length - 1);
  return last >= 0x30 && last <= 0x39 ? name.replace(apiDate, '') : name;
}
