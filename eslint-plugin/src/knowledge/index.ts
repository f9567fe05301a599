/** All that Reseed knows of libraries, compiled once for each language. */
import type { Language } from "../facts/facts.js";
import { compile, type Knowledge } from "./compile.js";
import alea from "./ecmascript/alea.js";
import bree from "./ecmascript/bree.js";
import casual from "./ecmascript/casual.js";
import chance from "./ecmascript/chance.js";
import child_process from "./ecmascript/child_process.js";
import cluster from "./ecmascript/cluster.js";
import comlink from "./ecmascript/comlink.js";
import crypto from "./ecmascript/crypto.js";
import d3Random from "./ecmascript/d3-random.js";
import esmSeedrandom from "./ecmascript/esm-seedrandom.js";
import fakerJsFaker from "./ecmascript/faker-js-faker.js";
import fastCheck from "./ecmascript/fast-check.js";
import globals from "./ecmascript/globals.js";
import jest from "./ecmascript/jest.js";
import jestWorker from "./ecmascript/jest-worker.js";
import lodash from "./ecmascript/lodash.js";
import math from "./ecmascript/math.js";
import mersenneTwister from "./ecmascript/mersenne-twister.js";
import mlRandom from "./ecmascript/ml-random.js";
import mocha from "./ecmascript/mocha.js";
import nanoid from "./ecmascript/nanoid.js";
import ngraphRandom from "./ecmascript/ngraph.random.js";
import node from "./ecmascript/node.js";
import pLimit from "./ecmascript/p-limit.js";
import pMap from "./ecmascript/p-map.js";
import pcg from "./ecmascript/pcg.js";
import piscina from "./ecmascript/piscina.js";
import playwrightTest from "./ecmascript/playwright-test.js";
import poolifier from "./ecmascript/poolifier.js";
import prando from "./ecmascript/prando.js";
import process from "./ecmascript/process.js";
import pureRand from "./ecmascript/pure-rand.js";
import randSeed from "./ecmascript/rand-seed.js";
import nodeRandom from "./ecmascript/random.js";
import randomJs from "./ecmascript/random-js.js";
import randomSeed from "./ecmascript/random-seed.js";
import seedRandom from "./ecmascript/seed-random.js";
import seedrandom from "./ecmascript/seedrandom.js";
import simplexNoise from "./ecmascript/simplex-noise.js";
import stdlibRandomBaseMinstd from "./ecmascript/stdlib-random-base-minstd.js";
import stdlibRandomBaseMt19937 from "./ecmascript/stdlib-random-base-mt19937.js";
import thiNgRandom from "./ecmascript/thi.ng-random.js";
import threads from "./ecmascript/threads.js";
import three from "./ecmascript/three.js";
import tinypool from "./ecmascript/tinypool.js";
import nodeUuid from "./ecmascript/uuid.js";
import v8 from "./ecmascript/v8.js";
import vitest from "./ecmascript/vitest.js";
import webWorker from "./ecmascript/web-worker.js";
import workerFarm from "./ecmascript/worker-farm.js";
import worker_threads from "./ecmascript/worker_threads.js";
import workerpool from "./ecmascript/workerpool.js";
import xorshift from "./ecmascript/xorshift.js";
import albumentations from "./python/albumentations.js";
import asyncio from "./python/asyncio.js";
import attrs from "./python/attrs.js";
import billiard from "./python/billiard.js";
import builtins from "./python/builtins.js";
import bystanders from "./python/bystanders.js";
import celery from "./python/celery.js";
import concurrent from "./python/concurrent.js";
import contextlib from "./python/contextlib.js";
import copy from "./python/copy.js";
import dask from "./python/dask.js";
import dataclasses from "./python/dataclasses.js";
import datasets from "./python/datasets.js";
import datetime from "./python/datetime.js";
import deap from "./python/deap.js";
import distributed from "./python/distributed.js";
import django from "./python/django.js";
import dramatiq from "./python/dramatiq.js";
import emcee from "./python/emcee.js";
import fastapi from "./python/fastapi.js";
import flask from "./python/flask.js";
import functools from "./python/functools.js";
import gymnasium from "./python/gymnasium.js";
import huey from "./python/huey.js";
import imgaug from "./python/imgaug.js";
import itertools from "./python/itertools.js";
import jax from "./python/jax.js";
import joblib from "./python/joblib.js";
import loky from "./python/loky.js";
import mpi4py from "./python/mpi4py.js";
import mpire from "./python/mpire.js";
import multiprocess from "./python/multiprocess.js";
import multiprocessing from "./python/multiprocessing.js";
import numba from "./python/numba.js";
import numpy from "./python/numpy.js";
import os from "./python/os.js";
import pTqdm from "./python/p_tqdm.js";
import pandas from "./python/pandas.js";
import pathos from "./python/pathos.js";
import pydantic from "./python/pydantic.js";
import python from "./python/python.js";
import pyyaml from "./python/pyyaml.js";
import queue from "./python/queue.js";
import pythonRandom from "./python/random.js";
import ray from "./python/ray.js";
import rq from "./python/rq.js";
import scikitImage from "./python/scikit-image.js";
import scikitLearn from "./python/scikit-learn.js";
import scipy from "./python/scipy.js";
import secrets from "./python/secrets.js";
import stableBaselines3 from "./python/stable-baselines3.js";
import threading from "./python/threading.js";
import time from "./python/time.js";
import torch from "./python/torch.js";
import torchvision from "./python/torchvision.js";
import tqdm from "./python/tqdm.js";
import pythonUuid from "./python/uuid.js";
import uwsgi from "./python/uwsgi.js";
import wsgi from "./python/wsgi.js";
import type { Library } from "./schema.js";

export type { Knowledge } from "./compile.js";

/** Every entry; a test compares the list with the folders. */
export const LIBRARIES: Readonly<Record<Language, readonly Library[]>> = {
  ecmascript: [
    alea,
    bree,
    casual,
    chance,
    child_process,
    cluster,
    comlink,
    crypto,
    d3Random,
    esmSeedrandom,
    fakerJsFaker,
    fastCheck,
    globals,
    jest,
    jestWorker,
    lodash,
    math,
    mersenneTwister,
    mlRandom,
    mocha,
    nanoid,
    ngraphRandom,
    node,
    pLimit,
    pMap,
    pcg,
    piscina,
    playwrightTest,
    poolifier,
    prando,
    process,
    pureRand,
    randSeed,
    nodeRandom,
    randomJs,
    randomSeed,
    seedRandom,
    seedrandom,
    simplexNoise,
    stdlibRandomBaseMinstd,
    stdlibRandomBaseMt19937,
    thiNgRandom,
    threads,
    three,
    tinypool,
    nodeUuid,
    v8,
    vitest,
    webWorker,
    workerFarm,
    worker_threads,
    workerpool,
    xorshift,
  ],
  python: [
    albumentations,
    asyncio,
    attrs,
    billiard,
    builtins,
    bystanders,
    celery,
    concurrent,
    contextlib,
    copy,
    dask,
    dataclasses,
    datasets,
    datetime,
    deap,
    distributed,
    django,
    dramatiq,
    emcee,
    fastapi,
    flask,
    functools,
    gymnasium,
    huey,
    imgaug,
    itertools,
    jax,
    joblib,
    loky,
    mpi4py,
    mpire,
    multiprocess,
    multiprocessing,
    numba,
    numpy,
    os,
    pandas,
    pathos,
    pTqdm,
    pydantic,
    python,
    pythonRandom,
    pythonUuid,
    pyyaml,
    queue,
    ray,
    rq,
    scikitImage,
    scikitLearn,
    scipy,
    secrets,
    stableBaselines3,
    threading,
    time,
    torch,
    torchvision,
    tqdm,
    uwsgi,
    wsgi,
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
