"""Runs in each interpreter of an oracle's program, the workers' too, before anything else."""

import os

import reseed_probe

reseed_probe.start()

if os.environ.get("RESEED_STAND_IN") == "3.14.1":
    import forkserver_by_default

    forkserver_by_default.install()
