import time, sqlite3, threading
import pytest
from pathlib import Path
from django.utils import timezone
from django.test import Client
from attendance.models import *
from tests import factories
from tests.killed import wait_for
from tests.spreadsheets import xlsx_of
from tests.attendance.test_killed_worker import *

def hwm(pid):
    t=Path(f"/proc/{pid}/status").read_text().splitlines()
    return [l.split()[1] for l in t if l.startswith(("VmHWM","VmRSS"))]

def writer(file, stop, waits):
    c=sqlite3.connect(file, timeout=60, isolation_level=None)
    c.execute("pragma synchronous=FULL")
    while not stop.is_set():
        t=time.monotonic(); c.execute("begin immediate"); c.execute("update courses_municipality set kana=kana where code='900001'"); c.execute("commit"); waits.append(time.monotonic()-t); time.sleep(.02)

@pytest.mark.parametrize("columns", [10, 50])
def test_m(here, tmp_path, columns, settings):
    settings.STATIC_ROOT = tmp_path
    n=5000
    more=[f"欄{i}" for i in range(columns-6)]
    rows=[["氏名","フリガナ","TEL","年代","機種","備考",*more]]+[[f"青木 {i}","アオキ",f"089-{i:04}-0031","70代","アンドロイド","耳が遠い",*[f"値{i}{j}" for j in range(columns-6)]] for i in range(n)]
    content=xlsx_of(*rows)
    up=sent("900001", content)
    c=here.cluster(); w=c.worker(); print("\nsize", len(content), "idle", hwm(w))
    t=time.monotonic(); j=begin(up, Job.Kind.READ_ROSTER); wait_for(lambda: now(j).state=="running"); t1=time.monotonic(); wait_for(lambda: not now(j).is_unfinished, 120)
    print("READ", columns, "s", time.monotonic()-t1, now(j).state, now(j).sentence, "hwm", hwm(w), [ (f[36:]) for f in files()], [p.stat().st_size for p in (tmp_path/"private"/"rosters").iterdir()])
    cl=Client(); cl.force_login(up.by)
    for _ in range(2):
        t=time.monotonic(); r=cl.get(f"/office/cohorts/{up.cohort.slug}/roster/{up.pk}/"); print("GET preview", r.status_code, len(r.content), time.monotonic()-t)
    stop=threading.Event(); waits=[]
    th=None
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        th=threading.Thread(target=writer, args=(tmp_path/"tsuzuki.sqlite3", stop, waits)); th.start()
    j=take_in(up); wait_for(lambda: now(j).state=="running"); t1=time.monotonic(); wait_for(lambda: now(j).progress,60); t2=time.monotonic(); wait_for(lambda: not now(j).is_unfinished, 120)
    print("TAKE", columns, "s", time.monotonic()-t1, "tx", time.monotonic()-t2, now(j).state, now(j).sentence, now(j).result, "hwm", hwm(w)); 
    stop.set(); th and th.join(); print("longest wait", max(waits or [0]), len(waits))

def test_idle(here):
    c=here.cluster(); time.sleep(1.5); c.kill_worker(); time.sleep(1.5); print("\nnew worker", c.worker())
    up=sent("900001", csv()); j=take_in(up)
    try: wait_for(lambda: is_done(j), 12); print("idle kill: done")
    except AssertionError: print("idle kill: STUCK", now(j).state)
