/** All that Reseed knows of libraries, compiled once for each language. */
import type { Language } from "../facts/facts.js";
import { compile, type Knowledge } from "./compile.js";
import asyncio from "./python/asyncio.js";
import billiard from "./python/billiard.js";
import builtins from "./python/builtins.js";
import bystanders from "./python/bystanders.js";
import concurrent from "./python/concurrent.js";
import contextlib from "./python/contextlib.js";
import copy from "./python/copy.js";
import dask from "./python/dask.js";
import dataclasses from "./python/dataclasses.js";
import datetime from "./python/datetime.js";
import distributed from "./python/distributed.js";
import functools from "./python/functools.js";
import itertools from "./python/itertools.js";
import jax from "./python/jax.js";
import joblib from "./python/joblib.js";
import loky from "./python/loky.js";
import mpi4py from "./python/mpi4py.js";
import multiprocess from "./python/multiprocess.js";
import multiprocessing from "./python/multiprocessing.js";
import numba from "./python/numba.js";
import numpy from "./python/numpy.js";
import os from "./python/os.js";
import pandas from "./python/pandas.js";
import pathos from "./python/pathos.js";
import python from "./python/python.js";
import pyyaml from "./python/pyyaml.js";
import queue from "./python/queue.js";
import random from "./python/random.js";
import ray from "./python/ray.js";
import scikitLearn from "./python/scikit-learn.js";
import scipy from "./python/scipy.js";
import secrets from "./python/secrets.js";
import threading from "./python/threading.js";
import time from "./python/time.js";
import torch from "./python/torch.js";
import torchvision from "./python/torchvision.js";
import tqdm from "./python/tqdm.js";
import uuid from "./python/uuid.js";
import type { Library } from "./schema.js";

export type { Knowledge } from "./compile.js";

/** Every entry; a test compares the list with the folders. */
export const LIBRARIES: Readonly<Record<Language, readonly Library[]>> = {
  ecmascript: [],
  python: [
    asyncio,
    billiard,
    builtins,
    bystanders,
    concurrent,
    contextlib,
    copy,
    dask,
    dataclasses,
    datetime,
    distributed,
    functools,
    itertools,
    jax,
    joblib,
    loky,
    mpi4py,
    multiprocess,
    multiprocessing,
    numba,
    numpy,
    os,
    pandas,
    pathos,
    python,
    pyyaml,
    queue,
    random,
    ray,
    scikitLearn,
    scipy,
    secrets,
    threading,
    time,
    torch,
    torchvision,
    tqdm,
    uuid,
  ],
};

const compiled = new Map<Language, Knowledge>();

/** What is known of a language's libraries. */
export function knowledgeFor(language: Language): Knowledge {
  let knowledge = compiled.get(language);
  if (knowledge === undefined) {
    knowledge = compile(language, LIBRARIES[language]);
    compiled.set(language, knowledge);
  }
  return knowledge;
}

const extensions = new WeakMap<readonly Library[], Map<Knowledge, Knowledge>>();

/**
 * Adds a user's own libraries; where they speak of a known name, they count.
 *
 * @param libraries - compared by identity, so that one list of settings is compiled once
 */
export function extendKnowledge(base: Knowledge, libraries: readonly Library[]): Knowledge {
  if (!libraries.some((library) => library.language === base.language)) return base;
  const known = extensions.get(libraries) ?? new Map<Knowledge, Knowledge>();
  extensions.set(libraries, known);
  let extended = known.get(base);
  if (extended === undefined) {
    extended = compile(base.language, [...base.libraries, ...libraries]);
    known.set(base, extended);
  }
  return extended;
}
