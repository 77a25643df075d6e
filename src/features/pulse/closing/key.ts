/** Where the key that opens a survey's ballots is bound to. */
export const keyPlace = (survey: string): string => `pulse_survey.private_key:${survey}`;
