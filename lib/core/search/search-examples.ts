/** The language of the bar by examples; a test holds that each is understood. */
export const searchExamples: readonly { readonly text: string; readonly means: string }[] = [
  { text: 'ConsoleLogin', means: 'The word anywhere in an event: names, parameters, addresses, ids' },
  { text: '"my bucket"', means: 'Words that follow one another' },
  { text: 'eventName:ConsoleLogin AND NOT outcome:success', means: 'A field, and what it must not be' },
  { text: 'eventName:(CreateUser OR DeleteUser)', means: 'One of several values' },
  { text: 'userAgent:*boto3*', means: '* stands for any characters, ? for one; capitals do not matter then' },
  { text: 'sourceIPAddress:192.0.2.0/24', means: 'A network, IPv4 or IPv6' },
  { text: 'errorCode:*', means: 'Events that have a value; NOT errorCode:* those that have none' },
  {
    text: 'requestParameters.bucketName:"my-bucket"',
    means: 'Any place in parameters, answers and resources',
  },
  {
    text: 'requestParameters.maxResults:[100 TO *]',
    means: 'A range, by number where both ends are numbers',
  },
  { text: 'eventTime>=2026-10-01 AND eventTime<2026-11', means: 'Times in UTC, as exact as you write them' },
  { text: '(outcome:denied OR outcome:failed) AND identityType:Root', means: 'Parentheses' },
];
