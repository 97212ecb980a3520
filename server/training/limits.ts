/** Of one person: enough to learn by trying, too little to learn the answers by heart. */
export const testLimit = { name: "course-test", points: 20, seconds: 86_400 } as const;
