"""What the reports of `typeset check` have to be: check.py json|sarif|text FILE [ARTICLE]; prints what is wrong."""

import json
import sys
import unicodedata


def need(ok, what):
    if not ok:
        print(what)


def check_json(report, article):
    lines = open(article, encoding="utf-8").read().split("\n")
    need({"version", "findings", "unread", "summary"} <= set(report), "a part of the report is missing")
    need(report["findings"], "no findings")
    for f in report["findings"]:
        need(f["file"] == article, "file")
        need(f["level"] in ("note", "warning", "error"), "level")
        need(f["rule"] in report["summary"]["rules"], "rule without a count")
        need(isinstance(f["message"], str) and f["message"], "message")
        need(isinstance(f["safe"], bool), "safe")
        need(f["suggestion"] is None or isinstance(f["suggestion"], str), "suggestion")
        need(f["line"] == f["endLine"], "endLine")
        at = lines[f["line"] - 1][f["column"] - 1 : f["endColumn"] - 1]
        need(at == f["text"], f"{f['rule']}: text {f['text']!r}, but {at!r} stands there")
    summary = report["summary"]
    need(summary["findings"] == len(report["findings"]) == sum(summary["rules"].values()), "counts")


def check_sarif(log, article):
    """The properties that SARIF 2.1.0 requires (3.13, 3.14, 3.18, 3.19, 3.27, 3.49, 3.55, 3.56, 3.57, 3.20, 3.58), and the
    ranges of those that are there."""
    need(log["version"] == "2.1.0", "3.13.2 version")
    need(log["$schema"].endswith("sarif-2.1.0.json"), "3.13.3 $schema")
    need(isinstance(log["runs"], list) and len(log["runs"]) == 1, "3.13.4 runs")
    run = log["runs"][0]
    driver = run["tool"]["driver"]
    need(isinstance(driver["name"], str) and driver["name"], "3.19.8 name")
    ids = [rule["id"] for rule in driver["rules"]]
    need(len(ids) == len(set(ids)), "3.49.3 ids are unique")
    for rule in driver["rules"]:
        need(rule["shortDescription"]["text"], "3.49.9 shortDescription")
        need(rule["defaultConfiguration"]["level"] in ("none", "note", "warning", "error"), "3.50.3 level")
    need(run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints"), "3.14.17 columnKind")
    need(isinstance(run["invocations"][0]["executionSuccessful"], bool), "3.20.14 executionSuccessful")
    for notice in run["invocations"][0]["toolExecutionNotifications"]:
        need(notice["message"]["text"], "3.58.5 message")
    need(run["results"], "no results")
    lines = open(article, encoding="utf-8").read().split("\n")
    fixes = 0
    for result in run["results"]:
        need(ids[result["ruleIndex"]] == result["ruleId"], "3.27.6 ruleIndex")
        need(result["level"] in ("none", "note", "warning", "error"), "3.27.10 level")
        need(result["message"]["text"], "3.27.11 message")
        place = result["locations"][0]["physicalLocation"]
        uri = place["artifactLocation"]["uri"]
        need(uri.isascii() and not set(uri) & set(" \\<>^`{|}\""), "3.10.1 uri")
        region = place["region"]
        need(1 <= region["startLine"] <= region["endLine"] <= len(lines), "3.30 lines")
        need(region["startColumn"] >= 1 and region["endColumn"] >= 1, "3.30 columns")
        for fix in result.get("fixes", []):
            fixes += 1
            for change in fix["artifactChanges"]:
                need(change["artifactLocation"]["uri"] == uri, "3.56.2 artifactLocation")
                for replacement in change["replacements"]:
                    need(replacement["deletedRegion"]["startLine"] == region["startLine"], "3.57.3 deletedRegion")
                    need(isinstance(replacement["insertedContent"]["text"], str), "3.57.4 insertedContent")
    need(fixes, "no result has a fix")


def width(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def check_text(lines, article):
    """Under every finding stands the line, or a part of it, and carets under the place."""
    copy = open(article, encoding="utf-8").read().split("\n")
    found = 0
    for head, excerpt, marks in zip(lines, lines[1:], lines[2:]):
        if not head.startswith(article + ":"):
            continue
        found += 1
        line, column = (int(x) for x in head.split(":")[1:3])
        begin, end = marks.index("^"), marks.rindex("^") + 1
        seen, at = "", 0
        for c in excerpt:
            if begin <= at < end:
                seen += c
            at += width(c)
        need(copy[line - 1][column - 1 : column - 1 + len(seen)] == seen, f"{head}: the carets stand under {seen!r}")
    need(found, "no findings")


def main():
    form, report, article = sys.argv[1:]
    text = open(report, encoding="utf-8").read()
    if form == "text":
        check_text(text.split("\n"), article)
    else:
        {"json": check_json, "sarif": check_sarif}[form](json.loads(text), article)


main()
