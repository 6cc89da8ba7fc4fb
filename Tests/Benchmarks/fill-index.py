#!/usr/bin/env python3
"""Fill the index of a data folder with made instances, to see how an import does beside many.

    fill-index.py DATA 1000000

The rows are copies of what the index holds, under UIDs of their own, 100 instances a study; their metadata is cut short,
so that a million fit on a disk. Such a folder is good for nothing but a measurement. Run no other command meanwhile.
"""
import sqlite3, sys

data, wanted = sys.argv[1], int(sys.argv[2])
db = sqlite3.connect(f"{data}/index.sqlite", isolation_level=None)
db.execute("PRAGMA synchronous = OFF")


def columns(table):
    return [row[1] for row in db.execute(f"PRAGMA table_info({table})")]


def template(table, order):
    row = db.execute(f"SELECT * FROM {table} ORDER BY {order} LIMIT 1").fetchone()
    return dict(zip(columns(table), row))


def insert(table, rows):
    rows = list(rows)
    marks = ",".join("?" * len(rows[0]))
    db.executemany(f"INSERT INTO {table} ({','.join(rows[0])}) VALUES ({marks})", (tuple(r.values()) for r in rows))


study, series, instance = template("study", "id"), template("series", "id"), template("instance", "id")
beside = {t: template(t, k) for t, k in [("study_attributes", "study"), ("series_attributes", "series"),
          ("instance_attributes", "instance"), ("instance_object", "instance"), ("instance_metadata", "instance")]}
beside["instance_metadata"]["document"] = beside["instance_metadata"]["document"][:200]
base = {t: db.execute(f"SELECT MAX(id) FROM {t}").fetchone()[0] for t in ("study", "series", "instance")}
for first in range(0, wanted, 10000):
    db.execute("BEGIN")
    for number in range(first // 100, min(wanted, first + 10000) // 100):
        s, e = base["study"] + 1 + number, base["series"] + 1 + number
        ids = [base["instance"] + 1 + number * 100 + i for i in range(100)]
        insert("study", [study | {"id": s, "uid": f"2.25.7{number}", "study_date": 19000101 + number,
                                  "series_count": 1, "instance_count": 100}])
        insert("series", [series | {"id": e, "study": s, "uid": f"2.25.8{number}", "instance_count": 100}])
        insert("instance", [instance | {"id": i, "series": e, "uid": f"2.25.9{i}", "number": i} for i in ids])
        insert("study_attributes", [beside["study_attributes"] | {"study": s}])
        insert("series_attributes", [beside["series_attributes"] | {"series": e}])
        for table in ("instance_attributes", "instance_object", "instance_metadata"):
            insert(table, [beside[table] | {"instance": i} for i in ids])
        insert("source", [{"path": f"/made/{i}".encode(), "byte_count": i, "modified": i, "instance": i} for i in ids])
    db.execute("COMMIT")
print(db.execute("SELECT COUNT(*) FROM instance").fetchone()[0], "instances")
