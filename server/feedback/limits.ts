/** From one place, and from everywhere: enough for an office full of readers, too little to turn a rate. */
export const voteLimits = {
  here: { name: "vote-here", points: 30, seconds: 3_600 },
  everybody: { name: "vote-everybody", points: 3_000, seconds: 3_600 },
} as const;

/** Searches are noted, never refused: beyond these they are only not counted. */
export const searchLimits = {
  here: { name: "vain-search-here", points: 30, seconds: 3_600 },
  everybody: { name: "vain-search-everybody", points: 2_000, seconds: 86_400 },
} as const;

/** Grades of one person, or of one place where nobody is signed in. */
export const gradeLimits = {
  here: { name: "grade-here", points: 60, seconds: 3_600 },
  everybody: { name: "grade-everybody", points: 5_000, seconds: 3_600 },
} as const;

/** A complaint is read by a person: few enough from one, and never so many that the others are not heard. */
export const messageLimits = {
  here: { name: "message-here", points: 5, seconds: 3_600 },
  everybody: { name: "message-everybody", points: 300, seconds: 3_600 },
} as const;
