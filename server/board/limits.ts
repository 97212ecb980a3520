/** Of one account; more than anybody writes by hand who reads what others write. */
export const postLimit = { name: "board-post", points: 12, seconds: 3_600 } as const;
export const reportLimit = { name: "board-report", points: 20, seconds: 86_400 } as const;
