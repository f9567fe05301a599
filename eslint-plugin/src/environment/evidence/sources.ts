/** Which files of a folder say something about versions, how they are read, and how much they count. */
import { readCondaEnvironment } from "./conda.js";
import { readPackageLock, readPnpmLock, readYarnLock } from "./node-locks.js";
import { readPackageJson } from "./package-json.js";
import { readPipfile, readPyproject } from "./pyproject.js";
import { readPipfileLock, readTomlLock } from "./python-locks.js";
import { readRequirementsTxt } from "./requirements-txt.js";
import { readSetupCfg, readSetupPy, readToxIni } from "./setup-files.js";
import { PROGRAM, readServiceFile } from "./services.js";
import type { Reader } from "./statement.js";
import {
  readNodeVersion,
  readPythonVersion,
  readRuntimeTxt,
  readToolVersions,
} from "./version-files.js";

export interface Source {
  /** Of each family, the nearest folder that says anything counts. */
  readonly family: string;
  /** A name, or a pattern for names. */
  readonly file: string | RegExp;
  /** Where in the folder the file stands; its own level if missing. */
  readonly folder?: string;
  readonly read: Reader;
  /** Reads the files that it includes, where those are of another kind. */
  readonly readIncluded?: Reader;
  /**
   * `pin`: what is installed. `manifest`: what is declared. `hint`: counts where nothing is declared.
   */
  readonly strength: "pin" | "manifest" | "hint";
}

const REQUIREMENTS = /^(?:[\w-]+[-_.])?(?:requirements|constraints)(?:[-_.][\w.-]+)?\.(?:txt|in)$/;

/** Files with commands in them that start a service, and the settings of servers. */
const SERVICE = new RegExp(
  [
    String.raw`^Procfile(?:\.\w+)?$`,
    String.raw`^(?:[\w-]+\.)?(?:[Dd]ocker|[Cc]ontainer)file(?:[.-][\w-]+)?$`,
    String.raw`^(?:docker-)?compose(?:[.-][\w-]+)*\.ya?ml$`,
    String.raw`^[\w@-]+\.(?:service|sh)$`,
    String.raw`^(?:Makefile|[Jj]ustfile|circus\.ini)$`,
    String.raw`^supervisord?[\w.-]*\.(?:conf|ini)$`,
    String.raw`^u?wsgi[\w.-]*\.ini$`,
    String.raw`^(?:app|render|fly|railway|nixpacks|apprunner|pyproject)\.(?:ya?ml|toml|json)$`,
    String.raw`^gunicorn[\w.-]*\.py$`,
    PROGRAM.source,
  ].join("|"),
);
/** Folders beside the program in which such files are kept. */
const SERVICE_FOLDERS = [undefined, "bin", "conf", "config", "deploy", "docker", "etc", "scripts"];

/** In the order in which evidence is shown. */
export const SOURCES: readonly Source[] = [
  python("pyproject.toml", readPyproject),
  python("setup.cfg", readSetupCfg),
  python("setup.py", readSetupPy),
  python("Pipfile", readPipfile),
  python(REQUIREMENTS, readRequirementsTxt),
  { ...python(/\.(?:txt|in)$/, readRequirementsTxt), folder: "requirements" },
  {
    ...python(/^(?:conda[-_])?environment(?:[-_.][\w.-]+)?\.ya?ml$/, readCondaEnvironment),
    readIncluded: readRequirementsTxt,
  },
  pin("python-lock", "uv.lock", readTomlLock),
  pin("python-lock", "poetry.lock", readTomlLock),
  pin("python-lock", "pdm.lock", readTomlLock),
  pin("python-lock", "Pipfile.lock", readPipfileLock),
  pin("python-version", ".python-version", readPythonVersion),
  pin("python-version", "runtime.txt", readRuntimeTxt),
  pin("tool-versions", ".tool-versions", readToolVersions),
  { family: "tox", file: "tox.ini", read: readToxIni, strength: "hint" },
  { family: "node-manifest", file: "package.json", read: readPackageJson, strength: "manifest" },
  pin("node-lock", "npm-shrinkwrap.json", readPackageLock),
  pin("node-lock", "package-lock.json", readPackageLock),
  pin("node-lock", "yarn.lock", readYarnLock),
  pin("node-lock", "pnpm-lock.yaml", readPnpmLock),
  pin("node-version", ".nvmrc", readNodeVersion),
  pin("node-version", ".node-version", readNodeVersion),
  ...SERVICE_FOLDERS.map((folder): Source => ({
    family: "service",
    file: SERVICE,
    ...(folder === undefined ? {} : { folder }),
    read: readServiceFile,
    strength: "manifest",
  })),
];

function python(file: string | RegExp, read: Reader): Source {
  return { family: "python-manifest", file, read, strength: "manifest" };
}

function pin(family: string, file: string, read: Reader): Source {
  return { family, file, read, strength: "pin" };
}
