const OLDEST_NODE = 20;

/** Throws, with the way out, where `version` (as in process.versions.node) is older than what the tools run on. */
export function requireNode(version) {
  const major = Number(version.split('.')[0]);
  if (!(major >= OLDEST_NODE)) {
    throw new Error(
      `This is Node ${version}; the project needs Node ${OLDEST_NODE} or newer. ` +
        'Install it from https://nodejs.org/en/download, or run "nvm install" in this folder.',
    );
  }
}
