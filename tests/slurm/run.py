#!/usr/bin/env python3
"""The array script on a real Slurm: run.py PROGRAM [ARTICLES]

slurmctld and three slurmd on this machine, as root, with a configuration and a munge key of their own; no file of the
system is touched. While the shards run one node loses its power (its slurmd and all it started are killed with
SIGKILL). Asserted: its shard is done by another node, every article is set once, the bytes are those of one machine. Then
the Kubernetes file's command is run as its indexes would be.
"""
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from counting import Count

program, n = os.path.abspath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 600
here = os.path.dirname(os.path.abspath(__file__))
packaging = os.path.join(here, "../../engine/packaging")
work = tempfile.mkdtemp(prefix="typeset-slurm.")
os.chmod(work, 0o755)
NODES, SHARDS = 3, 6
host = socket.gethostname().split(".")[0]
check = Count("slurm", 600)


def free_ports(n):
    """That nothing listens on now."""
    sockets = [socket.socket() for _ in range(n)]
    for s in sockets:
        s.bind(("127.0.0.1", 0))
    ports = [s.getsockname()[1] for s in sockets]
    for s in sockets:
        s.close()
    return ports


def configure():
    port, *node_ports = free_ports(1 + NODES)
    for folder in ("state", "spool", "log", "run"):
        os.makedirs(f"{work}/{folder}")
    with open(work + "/munge.key", "wb") as f:
        f.write(os.urandom(128))
    os.chmod(work + "/munge.key", 0o400)
    values = {
        "ClusterName": "typeset", "SlurmctldHost": f"{host}(127.0.0.1)", "SlurmctldPort": port, "SlurmUser": "root",
        "SlurmdUser": "root", "AuthType": "auth/munge", "CryptoType": "crypto/munge",
        # a requeued job waits for its credential to run out
        "AuthInfo": f"socket={work}/run/munge.socket,cred_expire=5",
        "StateSaveLocation": work + "/state", "SlurmdSpoolDir": work + "/spool/%n",
        "SlurmctldPidFile": work + "/run/slurmctld.pid", "SlurmdPidFile": work + "/run/slurmd.%n.pid",
        "SlurmctldLogFile": work + "/log/slurmctld.log", "SlurmdLogFile": work + "/log/slurmd.%n.log",
        # no control groups are needed
        "ProctrackType": "proctrack/linuxproc", "TaskPlugin": "task/none", "JobAcctGatherType": "jobacct_gather/none",
        "AccountingStorageType": "accounting_storage/none", "SelectType": "select/cons_tres",
        "SelectTypeParameters": "CR_Core", "SchedulerType": "sched/backfill",
        "SchedulerParameters": "batch_sched_delay=0,sched_interval=2,sched_min_interval=0,bf_interval=2",
        "MpiDefault": "none", "SwitchType": "switch/none", "ReturnToService": 2, "JobRequeue": 1, "SlurmctldTimeout": 10,
        "SlurmdTimeout": 6, "MessageTimeout": 5, "InactiveLimit": 0, "KillWait": 2, "MinJobAge": 300,
        "SlurmdParameters": "config_overrides"}
    with open(work + "/slurm.conf", "w") as f:
        f.writelines(f"{key}={value}\n" for key, value in values.items())
        f.writelines(f"NodeName=node{i} NodeHostname={host} NodeAddr=127.0.0.1 Port={node_ports[i - 1]} CPUs=1 RealMemory=1500 "
                     "State=UNKNOWN\n" for i in range(1, NODES + 1))
        f.write(f"PartitionName=main Nodes=node[1-{NODES}] Default=YES MaxTime=INFINITE State=UP\n")
    os.environ["SLURM_CONF"] = work + "/slurm.conf"


def run(*words, **more):
    return subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True, **more).stdout


def wait_until(what, seconds, ready):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if ready():
            return True
        time.sleep(0.1)
    check(what, False, f"not within {seconds} s")
    return False


def start():
    run("munged", "--force", "--origin=127.0.0.1", f"--key-file={work}/munge.key", f"--socket={work}/run/munge.socket",
        f"--pid-file={work}/run/munged.pid", f"--log-file={work}/log/munged.log", f"--seed-file={work}/run/munged.seed")
    run("slurmctld", "-c")
    for i in range(1, NODES + 1):
        run("slurmd", "-N", f"node{i}")
    return wait_until("all nodes are idle", 20, lambda: run("sinfo", "-h", "-t", "idle", "-o", "%D").strip() == str(NODES))


def pid_of(name):
    try:
        with open(f"{work}/run/{name}.pid") as f:
            return int(f.read())
    except (OSError, ValueError):
        return 0


def processes_of(node):
    """What a node's slurmd started: it carries the node's name, and this cluster's configuration."""
    found = {pid_of(f"slurmd.{node}")} - {0}
    for entry in os.listdir("/proc"):
        try:
            with open(f"/proc/{entry}/environ", "rb") as f:
                environment = f.read().split(b"\0")
            if f"SLURMD_NODENAME={node}".encode() not in environment or \
                    f"SLURM_CONF={work}/slurm.conf".encode() not in environment:
                continue
            found.add(int(entry))
            with open(f"/proc/{entry}/stat") as f:
                parent = int(f.read().rsplit(")", 1)[1].split()[1])
            with open(f"/proc/{parent}/comm") as f:
                if f.read().strip() == "slurmstepd":
                    found.add(parent)
        except (OSError, ValueError):
            pass
    return found


def lose(node):
    """All ends at once, as without power: none may live to report the end of another."""
    processes = processes_of(node)
    for how in (signal.SIGSTOP, signal.SIGKILL):
        for pid in processes:
            end(pid, how)


def stop():
    for i in range(1, NODES + 1):
        lose(f"node{i}")
    for name in ("slurmctld", "munged"):
        end(pid_of(name), signal.SIGTERM)


def end(pid, how):
    try:
        if pid > 1:
            os.kill(pid, how)
    except ProcessLookupError:
        pass


def pages(folder):
    return sorted(f for f in os.listdir(folder) if f.endswith(".pdf")) if os.path.isdir(folder) else []


def records(folder):
    for name in sorted(os.listdir(folder + "/log")):
        with open(f"{folder}/log/{name}", encoding="utf-8") as f:
            yield from (json.loads(line) for line in f)


def same_pages(a, b):
    return all(open(f"{a}/{p}", "rb").read() == open(f"{b}/{p}", "rb").read() for p in pages(a))


def array():
    out, manifest = work + "/pages", work + "/jobs.tsv"
    job = run("sbatch", "--parsable", "--mem=400", f"--output={work}/log/task.%a", f"--array=1-{SHARDS}",
              packaging + "/typeset.sbatch", str(SHARDS), manifest, out, env=dict(os.environ, TYPESET=program)).strip()
    if not wait_until("pages come", 60, lambda: len(pages(out)) >= n // 6):
        return
    busy = [line.split() for line in run("squeue", "-h", "-j", job, "-t", "R", "-o", "%N %i").splitlines()]
    check("shards run on all nodes", len(busy) == NODES, busy)
    node, task = busy[0]
    lose(node)
    check("a node is lost before all is done", len(pages(out)) < n, len(pages(out)))
    if not wait_until("all shards end", 120, lambda: not run("squeue", "-h", "-j", job, "-o", "%i").strip()):
        return
    restarts = run("scontrol", "show", "job", task)
    check("the lost node's shard was begun again", "Restarts=1" in restarts, restarts)
    check("every article is there", pages(out) == [f"{i + 1:05}.pdf" for i in range(n)], len(pages(out)))
    check("and no other file", all(f.endswith(".pdf") or f == "log" for f in os.listdir(out)), os.listdir(out)[:5])
    times = {}
    for record in records(out):
        times[record["id"]] = times.get(record["id"], 0) + (record["status"] == "ok")
    check("none was set twice", max(times.values()) == 1, {k: v for k, v in times.items() if v > 1})
    merge = subprocess.run([program, "batch", manifest, "--out", out, "--merge"], stdout=subprocess.PIPE, text=True)
    check("merge finds all", (merge.returncode, f"up to date\t{n}\n" in merge.stdout) == (0, True), merge.stdout)


def indexed():
    """The Job file's command, its indexes one after the other."""
    import yaml
    with open(packaging + "/typeset-job.yaml") as f:
        spec = yaml.safe_load(f)["spec"]
    container = spec["template"]["spec"]["containers"][0]
    values = {e["name"]: e["value"] for e in container["env"]}
    check("as many indexes as shards", spec["completions"] == int(values["SHARDS"]), values)
    os.symlink(program, work + "/typeset")
    values.update(MANIFEST=work + "/jobs.tsv", OUT=work + "/indexed", PATH=work + ":" + os.environ["PATH"])
    for index in range(spec["completions"]):
        done = subprocess.run(container["command"], env=dict(os.environ, **values, JOB_COMPLETION_INDEX=str(index)),
                              stdout=subprocess.DEVNULL)
        check(f"index {index}", done.returncode == 0, done.returncode)
    check("all pages by indexes", len(pages(values["OUT"])) == n, len(pages(values["OUT"])))


begin = time.monotonic()
subprocess.run([sys.executable, here + "/../batch/articles.py", work, str(n)], check=True)
configure()
try:
    if start():
        array()
finally:
    stop()
indexed()
check("the same bytes on every path", same_pages(work + "/pages", work + "/indexed"))
if check.failed:
    print(f"kept: {work}")
else:
    shutil.rmtree(work)
sys.exit(check.end(f", {time.monotonic() - begin:.0f} s"))
