/** The version of the plugin and the command; a test keeps it equal to the manifest's. */
export const VERSION = "0.1.0";
