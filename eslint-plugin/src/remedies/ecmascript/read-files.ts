/** Reads the ECMAScript files that a remedy edits. */
import { fileReader, type ReadFile as Read } from "../file-reader.js";
import { EcmascriptFile } from "./file.js";

/** Gives a file by its path; null where it cannot be read or parsed. */
export type ReadFile = Read<EcmascriptFile>;

/** The files of a finding. */
export const filesOf = fileReader((path, text) => EcmascriptFile.read(path, text));
