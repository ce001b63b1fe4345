/** Bump whenever the demo's rows change, so that stores seeded with older rows are filled again. */
export const demoVersion: string = '2';
