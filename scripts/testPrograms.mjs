import fs from 'node:fs';
import path from 'node:path';
import { showProgress } from './progress.mjs';
import { runProcess } from './runProcess.mjs';

/** The programs that tests need beside Node: where they are looked for, and the Debian package that brings them. */
const programs = {
  chromium: { label: 'Chromium', debianPackage: 'chromium', variable: 'CHROMIUM_PATH', find: findChromium },
  postgres: { label: 'PostgreSQL', debianPackage: 'postgresql', variable: 'POSTGRES_BIN', find: findPostgres },
  compose: { label: 'docker-compose', debianPackage: 'docker-compose', variable: 'DOCKER_COMPOSE', find: findCompose },
};

function findOnPath(names) {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find((file) => fs.existsSync(file));
}

function findChromium() {
  return findOnPath(['chromium', 'chromium-browser', 'google-chrome']);
}

/** Checks a compose file without a Docker engine. */
function findCompose() {
  return findOnPath(['docker-compose']);
}

/** The folder of initdb and postgres; Debian keeps them off the path, by version. The newest wins. */
function findPostgres() {
  const versions = '/usr/lib/postgresql';
  const byVersion = fs.existsSync(versions) ? fs.readdirSync(versions).sort((a, b) => Number(b) - Number(a)) : [];
  const debian = byVersion.map((version) => `${versions}/${version}/bin`);
  const found = debian.find((folder) => fs.existsSync(path.join(folder, 'initdb')));
  const onPath = findOnPath(['initdb']);
  return found ?? (onPath && path.dirname(fs.realpathSync(onPath)));
}

function locate({ variable, find }) {
  const given = process.env[variable];
  if (given !== undefined && given !== '') {
    if (!fs.existsSync(given)) {
      throw new Error(
        `${variable} is "${given}", which does not exist. Correct it, or unset it to have it looked for.`,
      );
    }
    return given;
  }
  return find();
}

function canInstall() {
  return process.getuid?.() === 0 && findOnPath(['apt-get']) !== undefined;
}

/** One package at a time: one that a distribution does not have leaves the others to be installed. */
async function installDebianPackages(packages) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const progress = showProgress(`Installing ${packages.join(' and ')} from Debian`);
  const onLine = (line) => progress.note(line);
  const update = await runProcess('apt-get', ['update'], { env, onLine });
  const failures = [];
  for (const name of packages) {
    const added = await runProcess('apt-get', ['install', '-y', '--no-install-recommends', name], { env, onLine });
    if (added.code !== 0) {
      failures.push({ name, output: added.output });
    }
  }
  const failed = failures.map(({ name }) => name).join(' and ');
  progress.end(failed === '' ? `${packages.join(' and ')} installed` : `${failed} could not be installed`);
  if (failures.length > 0) {
    console.error([update.output, ...failures.map(({ output }) => output)].join('\n'));
  }
}

/**
 * Looks for the named programs (`chromium`, `postgres`, `compose`) and installs what is missing where this is root on Debian.
 * Returns the variables that tell the tests where they are, and what is missing with the way to get it.
 */
export async function provideTestPrograms(names) {
  const wanted = names.map((name) => programs[name]);
  const missing = wanted.filter((program) => locate(program) === undefined);
  if (missing.length > 0 && canInstall()) {
    await installDebianPackages(missing.map(({ debianPackage }) => debianPackage));
  }
  const env = {};
  const stillMissing = {};
  for (const name of names) {
    const program = programs[name];
    const place = locate(program);
    if (place === undefined) {
      stillMissing[name] =
        `${program.label} was not found. Install it (on Debian or Ubuntu: "apt-get install ${program.debianPackage}") ` +
        `or name its place in ${program.variable}.`;
    } else {
      env[program.variable] = place;
    }
  }
  return { env, missing: stillMissing };
}
