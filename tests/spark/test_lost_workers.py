"""Spark: workers that are killed cost time, but change no row."""

import contextlib
import json
import threading
import time

import pandas as pd
import psutil
import synthetic

from frasa.passages import find_passages
from frasa.spark.passages import find_passages_on_spark
from frasa.spark.session import connect

CLUSTER = "local-cluster[2,1,1024]"  # two executors, each a Java of its own with a core and 1 GB
JOBS_BEFORE = 5  # by then executors hold articles that later steps need


def executors() -> list[psutil.Process]:
    """Return the executors that our Java has started."""
    found = []
    for child in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.Error):  # it has just ended
            if "CoarseGrainedExecutorBackend" in " ".join(child.cmdline()):
                found.append(child)
    return found


def kill_one(context, killed: list, done: threading.Event) -> None:
    """Wait until tasks of a later job run; then kill one executor without warning."""
    tracker = context.statusTracker()
    while not killed and not done.is_set():
        stages = [tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds()]
        working = sum(stage.numActiveTasks for stage in stages if stage)
        if len(tracker.getJobIdsForGroup(None)) >= JOBS_BEFORE and working == 2:
            victim = executors()[0]
            victim.kill()
            killed.append(victim.pid)
        time.sleep(0.01)


def events(folder) -> list[dict]:
    [log] = [file for file in folder.iterdir() if file.is_file()]
    return [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]


def test_a_killed_executor_changes_no_row(tmp_path):
    tokens = synthetic.generate(200, seed=6, footers=True, words=200).tokens
    tokens = tokens.astype({"article": "str", "word": "str"})
    tokens.to_parquet(tmp_path / "tokens.parquet", index=False)
    (tmp_path / "log").mkdir()
    settings = {
        "spark.eventLog.enabled": "true",
        "spark.eventLog.dir": (tmp_path / "log").as_uri(),
        "spark.eventLog.rolling.enabled": "false",
        "spark.eventLog.compress": "false",
    }
    killed, done = [], threading.Event()
    with connect(CLUSTER, settings) as session:
        killer = threading.Thread(target=kill_one, args=(session.sparkContext, killed, done))
        killer.start()
        result = find_passages_on_spark(tmp_path / "tokens.parquet", tmp_path / "out")
        done.set()
        killer.join()
    pd.testing.assert_frame_equal(pd.read_parquet(result), find_passages(tokens))

    told = events(tmp_path / "log")
    removed = [event for event in told if event["Event"] == "SparkListenerExecutorRemoved"]
    ended = [event for event in told if event["Event"] == "SparkListenerTaskEnd"]
    lost = [event for event in ended if event["Task End Reason"]["Reason"] == "ExecutorLostFailure"]
    again = [event for event in ended if event["Task Info"]["Attempt"] > 0]
    again += [event for event in ended if event["Stage Attempt ID"] > 0]
    assert len(killed) == 1 and not psutil.pid_exists(killed[0])
    assert any("137" in event["Removed Reason"] for event in removed)  # 128 + SIGKILL
    assert lost, "no task was running on the executor that was killed"
    assert any(event["Task End Reason"]["Reason"] == "Success" for event in again)
