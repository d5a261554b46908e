// A module of what the plan gives to the search; it stands beside the scripts, not among them.
export const dataModule = (path) => import(`../../data/${path}`).then((made) => made.default);
