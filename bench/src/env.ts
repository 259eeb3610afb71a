/** The folder in which a command was typed: npm runs a workspace's scripts in the workspace's own. */
export const typedIn = process.env.INIT_CWD ?? process.cwd()
/** For programs that the bench starts. */
export const environment = process.env
