# shellcheck shell=sh disable=SC1091,SC2154,SC2016,SC2012,SC2086
# Batches: manifests, folders, what fails alone, what is set again and what is not, shards, ends by signals.
. "$here/lib.sh"
batch() { run "$T" batch "$@"; }
table_is() { # ROW N: a row of the table
    is "the row $1" "$2" "$(sed -n "s/^$1	//p" out)"
}
logged() { # ID FIELD: of the last log of out
    python -c '
import glob, json, os, sys
found = None
for name in sorted(glob.glob(sys.argv[1] + "/log/*.jsonl")): # the newest last
    for line in open(name, encoding="utf-8"):
        record = json.loads(line)
        if record["id"] == sys.argv[2]:
            found = record
print(found and found[sys.argv[3]])' "$dir" "$1" "$2"
}
dir=pages

mkdir articles
small_article >articles/a.txt
small_article | sed 's/一条/两条/' >articles/b.txt
printf 'style: news\npaper: 报\npage: 1\nblocks:\n  - {article: a.txt, at: [1, 1], size: 8x60}\n' >articles/p.yaml
printf 'name: 样式\n' >articles/house.yaml # a style is no job
small_article >articles/.hidden.txt

# A folder: names before the dot; the same_bytes bytes as one by one. An article that stands on a plan's page is not set alone,
# nor is an issue's page, whatever path names it; a plan at fault has its names all the same.
batch articles --out alone -j 2; status_is 0; table_is jobs 2; folder_is alone b.pdf log p.pdf; err_has '^articles/a.txt: note: .*page of articles/p.yaml'
run env LC_ALL=zh_CN.UTF-8 "$T" batch articles --out alone; err_has '^articles/a.txt: 说明: 已在 articles/p.yaml 的版面上'
mkdir -p issue/pages; cp articles/a.txt articles/b.txt issue; printf '版块:\n  - {角色: 简讯, 各稿: [../b.txt], 大小: 8x60}\n' >issue/pages/p1.yaml
printf 'pages: [pages/p1.yaml, p2.yaml]\n' >issue/issue.yaml; printf 'blocks:\n  - {article: ./a.txt, size: nonsense}\n' >issue/p2.yaml; small_article >issue/c.txt
batch issue --out of-issue; table_is jobs 2; folder_is of-issue c.pdf log
batch articles --out pages -j 2 --all; status_is 0; table_is jobs 3; table_is set 3
folder_is pages a.pdf b.pdf log p.pdf
"$T" articles/a.txt -o a.pdf 2>err; same_bytes a.pdf pages/a.pdf
"$T" articles/p.yaml -o p.pdf 2>err; same_bytes p.pdf pages/p.pdf
is 'status in the log' ok "$(logged a status)"; is 'pages in the log' 1 "$(logged a pages)"
is 'its input' articles/a.txt "$(logged a input)"; is 'its time, UTC' 1 "$(logged a time | grep -c "^$(date -u +%Y)-[0-9-]*T[0-9:]*Z$")"
is 'characters set' "$(logged a characters_in)" "$(($(logged a characters_set) + 1))" # but for the sign of the headline

# Again: nothing. What changed: only that; article, a plan's article, style, setting, a picture each count.
batch articles --out pages --all; status_is 0; table_is set 0; table_is 'up to date' 3
is 'status in the log' cached "$(logged a status)"; is 'the key in the log is the PDF'\''s' 1 "$(grep -ac "$(logged a key)" pages/a.pdf)"
echo '第三句。' >>articles/a.txt
batch articles --out pages --all; status_is 0; table_is set 2; table_is 'up to date' 1 # a.txt and the plan that has it
batch articles --out pages --all --set grid.row=18点; status_is 0; table_is set 3
batch articles --out pages --all --set grid.row=18点; table_is set 0
run env SOURCE_DATE_EPOCH=1700000000 "$T" batch articles --out pages --all --set grid.row=18点; table_is set 3
batch articles --out pages --all --force; table_is set 3
truncate -s -20 pages/b.pdf # not whole: not taken for done
batch articles --out pages --all; status_is 0; table_is set 1; is_pdf pages/b.pdf
printf '\n![图](i.png){宽=1栏}\n\n再一段。\n' >>articles/b.txt
batch articles --out pages --all; table_is set 1; is 'a warning is no failure' ok "$(logged b status)"; is 'its code' picture-unreadable "$(logged b code)"
python "$here/pictures.py" . >/dev/null 2>&1
png=$(ls ./*.png 2>/dev/null | head -n 1)
if [ -n "$png" ]; then cp "$png" articles/i.png; batch articles --out pages --all; table_is set 1; fi

# Manifests.
printf '# id\tinput\toptions\n\none\tarticles/a.txt\ntwo 二\tarticles/a.txt\t--style news --set grid.row=4mm\n' >jobs.tsv
batch jobs.tsv --out m; status_is 0; folder_is m log one.pdf 'two 二.pdf'
"$T" articles/a.txt -o n.pdf --style news --set grid.row=4mm 2>err; same_bytes n.pdf 'm/two 二.pdf'
printf '\357\273\277{"id": "one", "input": "articles/a.txt"}\r\n{"id": "two 二", "input": "articles/a.txt", "options": ["--style", "news", "--set", "grid.row=4mm"]}\n' >jobs.json
batch jobs.json --out m; status_is 0; table_is 'up to date' 2
printf 'style\ta.txt\t--style house.yaml\n' >articles/styled.tsv # its paths are its folder's
batch articles/styled.tsv --out styled; status_is 0; "$T" articles/a.txt -o n.pdf --style articles/house.yaml 2>err; same_bytes n.pdf styled/style.pdf
wrong() { # LINE MESSAGE: status 2, nothing begun
    printf 'good\tarticles/a.txt\n%b\n' "$1" >wrong.tsv
    batch wrong.tsv --out none; status_is 2; err_has "^wrong\.tsv:2:1: error: .*$2"; no_file none
}
wrong 'good\tarticles/b.txt' 'stands at wrong.tsv:1'
wrong 'a/b\tarticles/b.txt' 'id, .* has a / or a control'
wrong 'articles/b.txt' 'between id and input stands a tab'
wrong '.a\tarticles/b.txt' 'id, .* begins with a dot'
wrong '\tarticles/b.txt' 'id is missing'
wrong 'b\0001\tarticles/b.txt' 'id, .* control character'
wrong 'b\0377\tarticles/b.txt' 'id, .* not UTF-8'
wrong 'b\0000\t\0000a\0000' 'NUL in the line, as in UTF-16'
wrong "$(printf '%0252d' 0)"'\tarticles/b.txt' 'longer than 251 bytes'
wrong 'b' 'input is missing'
wrong 'b\tarticles/b.txt\t--nonsense' 'options are'
wrong 'b\tarticles/b.txt\t--fonts x' 'options are'
wrong 'b\tarticles/b.txt\tword' 'options are'
wrong 'b\tx\ty\tz' 'three fields'
wrong '{"id": "b", "input": ' JSON
wrong '{"id": "b", "input": "x", "colour": 1}' 'unknown key "colour"'
wrong '{"id": 7, "input": "x"}' '"id" is no string'
wrong '{"id": "b", "input": ["x"]}' '"input" is no string'
wrong '{"id": "b", "input": "x", "options": 5}' '"options" is neither'
wrong '{"id": "b", "input": "x", "options": ["--style", 5]}' '"options" is neither'
wrong '{' 'an object a line'
wrong '[{"id": "b", "input": "x"}]' 'in no list'
# The longest id whose page has a name; a generator's blanks before an object, and its null.
id=$(printf '%0251d' 0); printf ' {"id": "%s", "input": "articles/a.txt", "options": null}\n' "$id" >longest.json
batch longest.json --out longest; status_is 0; folder_is longest "$id.pdf" log
# Of a folder what Word keeps beside a document is no job; copy that is to be saved as something else is told of.
mkdir kept; cp articles/a.txt kept; cp articles/a.txt 'kept/~$b.docx'; touch kept/c.doc kept/d.png kept/.e.doc
batch kept --out of-kept; status_is 0; table_is jobs 1; err_has '^kept/c.doc: warning: is not set: '; is 'others told of' 1 "$(grep -c kept/ err)"
ln -s nowhere kept/f.txt; batch kept --out of-kept; status_is 1; err_has 'f failed: kept/f.txt: cannot read kept/f.txt: No such file or directory$'
mkdir empty; batch empty --out none; status_is 2; err_has 'no job'
batch missing.tsv --out none; status_is 2; err_has 'missing.tsv'
small_article >long-story.txt; printf 'x\tlong-stroy.txt\n' >near.tsv; batch near.tsv --out near; status_is 1; err_has 'x failed: .*did you mean long-story.txt\?'
printf 'blocks:\n  - {article: long-stroy.txt, size: 8x60}\n' >near.yaml
run "$T" near.yaml -o near.pdf; status_is 2; err_has '^near.yaml:2:15: error: .*did you mean long-story.txt\?'
run "$T" --lang zh near.yaml -o near.pdf; err_has '是不是 long-story.txt？'; no_file near.pdf; rm near.yaml near.tsv long-story.txt
batch job.tsv --out none; status_is 2; err_has 'cannot read job.tsv: .*did you mean jobs.tsv?'; no_file none
touch articles/a.md; batch articles --out none --all; status_is 2; err_has '"a" stands at'; rm articles/a.md; no_file none
batch articles; status_is 64
batch articles --out x --shard 0/2; status_is 64; batch articles --out x --shard 3/2; status_is 64; batch articles --out x --shard 2; status_is 64
batch articles --out x -j 0; status_is 64; batch articles --out x --timeout x; status_is 64; batch articles --out x --merge --force; status_is 64
batch articles --out x --style no-such-style; status_is 2; err_has 'no-such-style'; no_file x # of all: told once
batch articles --out jobs.tsv; status_is 2; err_has 'jobs.tsv'

# What fails, fails alone: a pipe whose writer does not go on, an article too large, a process killed while it sets.
mkfifo pipe.txt
python -c 'print("# 题\n\n" + "\n\n".join("字" * 300 for i in range(20000)))' >large.txt
{ for i in 1 2 3 4; do printf 'g%s\tarticles/a.txt\t--set text.page=%s\n' $i $i; done; printf 'hangs\tpipe.txt\n'
  for i in 5 6 7 8; do printf 'g%s\tarticles/a.txt\t--set text.page=%s\n' $i $i; done; [ "${VARIANT:-}" = san ] || printf 'large\tlarge.txt\n' # the sanitizer's memory is not counted
  for i in 9; do printf 'g%s\tarticles/a.txt\n' $i; done; } >faults.tsv
dir=faults
long=8 memory=60
[ "${VARIANT:-}" = san ] && long=40 memory=1024 # sanitizers are slow, and take more than 60 MiB themselves
exec 9<>pipe.txt; printf '#' >&9
batch faults.tsv --out faults -j 2 --timeout $long --max-memory $memory; status_is 1; table_is set 9
exec 9>&-
folder_is faults g1.pdf g2.pdf g3.pdf g4.pdf g5.pdf g6.pdf g7.pdf g8.pdf g9.pdf log
is 'code of what hangs' crash "$(logged hangs code)"; err_has "hangs failed: .*longer than $long s"
if [ "${VARIANT:-}" != san ]; then
    table_is failed 2; is 'code of what is too large' crash "$(logged large code)"; err_has 'large failed: .*more memory than 60 MiB'
    printf 'large\tlarge.txt\n' >large.tsv # the merge has the reason from the log
    batch large.tsv --out faults --merge; status_is 1; table_is failed 1; err_has 'large failed: .*more memory than 60 MiB'
    # The newest log is the one that was begun last, though the clock was set back or two runs fell into one second.
    echo '{"id":"large","key":"","status":"failed","file":"large.txt","line":3,"column":12,"message":"another reason"}' >faults/log/20990101T000000Z-1_1-host-9.jsonl
    batch large.tsv --out faults --merge; err_has 'large failed: large.txt:3:12: another reason'
    batch large.tsv --out faults --max-memory 60; batch large.tsv --out faults --merge; err_has 'large failed: .*more memory than 60 MiB'
fi
# A process killed by another's hand, or by a kernel without memory, is no fault of its copy: another run may do the job.
# A pipe opens for writing when somebody reads it: then a worker has the job.
printf 'hangs\tpipe.txt\n' >pipe.tsv
run_sh '"$TYPESET" batch pipe.tsv --out killed -j 1 --timeout 600 & batch=$!
for signal in KILL TERM KILL; do
    exec 8>pipe.txt; worker=$(cat /proc/$batch/task/$batch/children)
    kill -$signal $worker; while [ -d /proc/$worker ]; do sleep 0.05; done
done; wait $batch'
status_is 75; err_has 'hangs failed: .*killed.*signal 9'; dir=killed; is 'what was killed is tried three times' 3 "$(logged hangs tries)"
is 'code of what was killed' killed "$(logged hangs code)"; is 'another run may do it' True "$(logged hangs again)"
# One that dies of itself is tried twice, and no other run would do it better.
run_sh '"$TYPESET" batch pipe.tsv --out crashed -j 1 --timeout 600 & batch=$!
for i in 1 2; do
    exec 8>pipe.txt; worker=$(cat /proc/$batch/task/$batch/children)
    kill -ABRT $worker; while [ -d /proc/$worker ]; do sleep 0.05; done
done; wait $batch'
status_is 1; err_has 'hangs failed: .*signal 6'; dir=crashed; is 'a crash is tried twice' 2 "$(logged hangs tries)"
is 'code of what crashed' crash "$(logged hangs code)"; is 'no other run does it better' False "$(logged hangs again)"

# Shards are disjoint, whole, and known by their merge.
i=0; while [ $i -lt 7 ]; do printf 's%s\tarticles/a.txt\t--set text.page=%s\n' $i $i; i=$((i + 1)); done >seven.tsv
batch seven.tsv --out shards --shard 2/3; status_is 0; folder_is shards log s1.pdf s4.pdf
batch seven.tsv --out shards --shard 1/3; status_is 0; table_is set 3
batch seven.tsv --out shards --merge; status_is 1; table_is missing 2; table_is 'up to date' 5; table_is 'shards to run again' '3 of 3'
batch seven.tsv --out shards --shard 3/3; status_is 0
batch seven.tsv --out shards --merge; status_is 0; table_is 'up to date' 7; is 'lines of the merged log' 7 "$(wc -l <shards/log.jsonl)"
sed 's/s3\(.*\)=3/s3\1=33/' seven.tsv >eight.tsv
batch eight.tsv --out shards --merge; status_is 1; table_is stale 1; table_is 'shards to run again' '1 of 3'

# What killed runs left goes when it is old; what another run is writing stays.
touch shards/.typeset.0123456789abcdef.tmp; touch -d '2 hours ago' shards/.typeset.fedcba9876543210.tmp shards/.typeset.mine
batch seven.tsv --out shards; folder_is shards .typeset.0123456789abcdef.tmp .typeset.mine log log.jsonl s0.pdf s1.pdf s2.pdf s3.pdf s4.pdf s5.pdf s6.pdf
rm shards/.typeset.*

# Signals end the run at once: of TERM 143, of INT 130, whatever hangs. The job would for ten minutes; one allows for what
# else the machine does.
run_sh '"$TYPESET" batch pipe.tsv --out term --timeout 600 & batch=$!; exec 8>pipe.txt; kill -TERM $batch; s=$(date +%s); wait $batch; status=$?
[ $(($(date +%s) - s)) -lt 60 ] && exit $status'
status_is 143
run python -c '
import os, signal, subprocess
p = subprocess.Popen([os.environ["TYPESET"], "batch", "pipe.tsv", "--out", "int", "--timeout", "600"], preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
pipe = os.open("pipe.txt", os.O_WRONLY); p.send_signal(signal.SIGINT); p.wait(60); print(p.returncode)'
out_has '^-2$'; folder_is int log; err_has '^typeset: interrupted; 0 of 1 jobs are done. Run the same command to go on from here$'
interrupted() { run_sh '"$TYPESET" batch pipe.tsv --out int --timeout 600 '"$1"' & batch=$!; exec 8>pipe.txt; kill -TERM $batch; wait $batch'; status_is 143; }
interrupted --force; err_has 'Run the same command without --force to'
interrupted '--lang zh'; err_has '^typeset: 中断；已完成 0 / 1 项。再运行同一条命令，就从这里接着排$'
interrupted '--lang zh --force'; err_has '。去掉 --force，再运行同一条命令，'

# Ctrl-C by an impatient hand is as good as once: the table comes. What the caller has the run ignore (nohup) does not end it.
run python -c '
import os, signal, subprocess
p = subprocess.Popen([os.environ["TYPESET"], "batch", "pipe.tsv", "--out", "int", "--timeout", "600"], preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
pipe = os.open("pipe.txt", os.O_WRONLY); p.send_signal(signal.SIGSTOP); p.send_signal(signal.SIGINT); p.send_signal(signal.SIGTERM); p.send_signal(signal.SIGCONT); p.wait(60); print(p.returncode)'
out_has '^-2$'; out_has '^not done	1$'; err_has '^typeset: interrupted; 0 of 1'
run_sh 'trap "" HUP; "$TYPESET" batch pipe.tsv --out int --timeout 600 & batch=$!; exec 8>pipe.txt; kill -HUP $batch; sleep 0.3; kill -TERM $batch; wait $batch'; status_is 143

# A run that is stopped (Ctrl-Z) and goes on: the time between is no job's. Sanitizers need more of their own.
cat >stop.py <<'P'
import os, signal, subprocess, time
seconds = 20 if os.environ.get("VARIANT") == "san" else 8
run = subprocess.Popen([os.environ["TYPESET"], "batch", "pipe.tsv", "--out", "stopped", "-j", "1", "--timeout", str(seconds)], start_new_session=True)
pipe = os.open("pipe.txt", os.O_WRONLY)
os.write(pipe, b"# ")
os.killpg(run.pid, signal.SIGSTOP)
time.sleep(seconds + 2)
os.killpg(run.pid, signal.SIGCONT)
time.sleep(0.5)
os.write(pipe, "题\n\n正文在此。\n".encode())
os.close(pipe)
raise SystemExit(run.wait())
P
run python stop.py; status_is 0; table_is set 1

# Nobody reads what it says, or there are no streams at all; fewer files may be open than there would be workers.
{ printf 'none\tnone.txt\n'; cat seven.tsv; } >first-fails.tsv
run_sh '{ sleep 0.3; "$TYPESET" batch first-fails.tsv --out unheard -j 1 >table; echo $? >status; } 2>&1 | true; cat table; exit "$(cat status)"'; status_is 1; table_is set 7
run_sh '"$TYPESET" batch seven.tsv --out closed >&- 2>&- <&-'; status_is 75; is 'pages without streams' 7 "$(ls closed | grep -c pdf)"
[ "${VARIANT:-}" = san ] || { run_sh 'ulimit -n 9; timeout 100 "$TYPESET" batch seven.tsv --out few -j 16'; status_is 0; table_is set 7; }

# Jobs with warnings are named in the batch's order, five at most, each with its gravest message, and all are found in the log.
i=0; { while [ $i -lt 7 ]; do printf 'w%s\tw%s.txt\n' $i $i; printf '# 题\n\n正\377文\n' >w$i.txt; i=$((i + 1)); done; printf 'good\tarticles/a.txt\n'; } >warned.tsv
batch warned.tsv --out warned -j 2; status_is 0; table_is 'with warnings' 7
is 'the jobs named' 'w0 w1 w2 w3 w4' "$(sed -n 's/^	\(w[0-9]\): w[0-9]\.txt:3:2: not UTF-8.*/\1/p' out | tr '\n' ' ' | sed 's/ $//')"
out_has '^	and 2 more$'; sed -n 's/^	to list them all: //p' out >list.sh
run sh list.sh; is 'lines of the log that has them' 7 "$(grep -c '"id":"w[0-6]"' out)"; is 'other lines' 7 "$(grep -c . out)"
batch warned.tsv --out warned --force -j 1 --lang zh; out_has '^	w4：w4\.txt:3:2: 不是 UTF-8'; out_has '^	另有 2 项$'; out_has '^	全部列出：grep '
batch seven.tsv --out shards --force; table_is 'with warnings' 0; is 'jobs named without warnings' 0 "$(grep -c '^	' out)"

# A full disk: worth another run, which does the rest and nothing twice.
if unshare -m sh -c "mkdir -p disk && mount -t tmpfs -o size=1m none disk" 2>/dev/null; then
    i=0; while [ $i -lt 40 ]; do printf 'd%s\tarticles/a.txt\t--set text.page=%s\n' $i $i; i=$((i + 1)); done >disk.tsv
    cat >disk.sh <<'S'
mount -t tmpfs -o size=260k none disk || exit 3
"$TYPESET" batch disk.tsv --out disk -j 2 >first; echo "first $?" >&2
"$TYPESET" batch disk.tsv --out disk --merge >merged
ls -A disk | grep -cv '\.pdf$\|^log$' >left
mount -o remount,size=20m none disk
"$TYPESET" batch disk.tsv --out disk -j 2 >second; echo "second $?" >&2
cat disk/log/* >all.jsonl
S
    run unshare -m sh disk.sh
    err_has '^first 75$'; err_has 'No space left'; err_has '^second 0$'; is 'other files on the full disk' 0 "$(cat left)"
    err_has 'broken off, for the same .* [0-9]+ of 40 jobs are done. Run the same command'
    mv first out; table_is 'up to date' 0; first=$(sed -n 's/^set	//p' out); table_is pages "$first"; mv merged out
    table_is failed 0; table_is missing $((40 - first)); table_is 'shards to run again' '1 of 1'; mv second out
    table_is 'up to date' "$first"; table_is set $((40 - first)); is 'some were set at first' 1 "$((first > 0))"
else
    skip "a full disk: mounting needs root"
fi
run_sh '"$TYPESET" batch seven.tsv --out "$PWD/shards" >/dev/full'; status_is 75

i=0; while [ $i -lt 60 ]; do printf 't%s\tarticles/a.txt\t--set text.page=%s\n' $i $i; i=$((i + 1)); done >sixty.tsv
# The folder goes away in mid-run, as a share does: no further job is begun, and another run may do it.
{ head -n 4 sixty.tsv; cat pipe.tsv; tail -n 56 sixty.tsv; } >away.tsv
run_sh '"$TYPESET" batch away.tsv --out away -j 1 --timeout 600 & batch=$!; exec 8>pipe.txt; mv away elsewhere; cat articles/a.txt >&8; exec 8>&-; wait $batch'
status_is 75; err_has 'cannot write away: No such file'; err_has 'broken off, '; is 'jobs that failed' 1 "$(grep -c ' failed: ' err)"
# Two runs at once, as after a network is mended, are harmless.
run_sh '"$TYPESET" batch seven.tsv --out twice -j 2 >first & "$TYPESET" batch seven.tsv --out twice -j 2 >second; s=$?; wait $! && exit $s'
status_is 0; folder_is twice log s0.pdf s1.pdf s2.pdf s3.pdf s4.pdf s5.pdf s6.pdf
for page in s0 s6; do same_bytes "twice/$page.pdf" "shards/$page.pdf"; done

# On a terminal a bar with rate and time left, and no bar elsewhere.
run python "$here/terminal.py" "$T" sixty.tsv bar; out_has '\^\^\[K\[#*\.+\] [0-9]+ of 60, [0-9.]+ a second, [0-9]+ s left, 0 failed'; out_has 'jobs.60'
batch sixty.tsv --out lines -q; status_is 0; err_empty; table_is set 60
run env LC_ALL=zh_CN.UTF-8 "$T" batch seven.tsv --out shards; out_has '^无须重排	7$'
done_counting
