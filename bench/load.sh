#!/usr/bin/env bash
# Searches of 200 different queries at 1, 8, 64 and 200 connections, by wrk (Debian: apt install wrk); what it showed stands in README.md.
# bench/load.sh CORPUS [--seconds 30] [--connections "1 8 64 200"] [--add ZIP] [--idle 3000] [--soak MINUTES]
# --add ZIP adds as many plans as the zip has through the server while eight connections search: its paragraphs dealt out anew, so that
# none is a copy of what is there. --idle opens so many connections that say nothing or never end what they say. --soak searches by eight
# connections for so many minutes and adds a plan each minute: a line each.
set -euo pipefail
bench=$(cd "$(dirname "$0")" && pwd)
corpus=${1:?a folder of plans}; shift
seconds=30; connections="1 8 64 200"; add=""; idle=0; soak=0
while [ $# -gt 0 ]; do
  case $1 in
    --seconds) seconds=$2 ;; --connections) connections=$2 ;; --add) add=$(realpath "$2") ;; --idle) idle=$2 ;; --soak) soak=$2 ;;
    *) echo "unknown: $1" >&2; exit 2 ;;
  esac
  shift 2
done
for program in wrk curl python3; do command -v $program >/dev/null || { echo "$program is missing: apt install $program" >&2; exit 1; }; done
[ -n "${NO_BUILD:-}" ] || dotnet build -c Release -v q --nologo "$bench/../src/SearchPlans.Web" >&2
work=$(mktemp -d); port=${PORT:-5190}; server=""; idling=""
cleanup() { for p in $idling $server; do kill "$p" 2>/dev/null || true; done; wait 2>/dev/null || true; rm -rf "$work"; }
trap cleanup EXIT
cp -r "$corpus" "$work/corpus"
dotnet "$bench/../.artifacts/bin/SearchPlans.Web/release/SearchPlans.Web.dll" --Corpus "$work/corpus" --Index "$work/index" \
  --urls "http://127.0.0.1:$port" >"$work/out" 2>"$work/log" &
server=$!
until curl -sf "http://127.0.0.1:$port/health/ready" >/dev/null; do
  kill -0 $server 2>/dev/null || { cat "$work/log" >&2; exit 1; }
  sleep 0.5
done
key="X-Admin-Key: $(cat "$work/index/write-token")"
# 20 words of plans, each alone, in pairs, with a place and with a year: 200 different queries. Each thread begins elsewhere among them.
cat >"$work/queries.lua" <<'LUA'
local words = {"低空经济","数字经济","乡村振兴","营商环境","新质生产力","光伏","高质量发展","科技创新","生态环境","就业",
  "固定资产投资","制造业","医疗保障","教育","城市更新","交通","粮食安全","对外开放","民营经济","人工智能"}
local around = {"", " 2023年", " 广东", " 重点项目", " 增长", " -房地产", " 江苏 企业", " 改革", " 目标", " 建设"}
local function encode(s) return (s:gsub("[^%w]", function(c) return string.format("%%%02X", c:byte()) end)) end
local paths, at, threads = {}, 0, 0
for _, w in ipairs(words) do for _, a in ipairs(around) do paths[#paths + 1] = "/search?q=" .. encode(w .. a) end end
function setup(thread) thread:set("id", threads); threads = threads + 1 end
function init(args) at = id * 97 end
function request() at = at % #paths + 1; return wrk.format("GET", paths[at]) end
function done(summary, latency, requests)
  io.write(string.format("RESULT %.1f %.1f %.1f %d\n", summary.requests / (summary.duration / 1e6), latency:percentile(50) / 1000,
    latency:percentile(99) / 1000, summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.status + summary.errors.timeout))
end
LUA
# Plans of the zip's paragraphs, each used once, dealt out among as many plans: the language of plans, and nothing that is there already.
cat >"$work/deal.py" <<'PY'
import random, sys, zipfile
source, target = zipfile.ZipFile(sys.argv[1]), zipfile.ZipFile(sys.argv[2], "w", zipfile.ZIP_DEFLATED)
plans = []
for entry in source.infolist():
    if not entry.filename.lower().endswith((".txt", ".md")): continue
    lines = [l for l in source.read(entry).decode("utf-8-sig", "replace").splitlines() if l.strip()]
    title = ""
    if lines and lines[0] == "---" and "---" in lines[1:]:
        end = lines.index("---", 1)
        title = next((l[6:].strip() for l in lines[1:end] if l.startswith("title:")), "")
        lines = lines[end + 1:]
    plans.append([title or lines[0], *lines])
rest = [line for plan in plans for line in plan[1:]]
random.Random(15).shuffle(rest)
at = 0
for n, plan in enumerate(plans):
    mine, at = rest[at:at + len(plan) - 1], at + len(plan) - 1
    target.writestr(f"dealt/{n:04}.txt", "\n".join([plan[0], *mine]) + "\n")
target.close()
print(n + 1)
PY
memory() { awk '/VmRSS/ {printf "%d", $2/1024}' "/proc/$server/status"; }
measure() { # seconds, connections
  wrk -t$(( $2 < 2 ? 1 : 2 )) -c"$2" -d"${1}s" --timeout 30s -s "$work/queries.lua" "http://127.0.0.1:$port" | awk '/^RESULT/ {print $2, $3, $4, $5}'
}
row() { # name, seconds, connections
  local name=$1 result; read -r -a result <<<"$(measure "$2" "$3")"
  echo "| $name | ${result[0]} | ${result[1]} | ${result[2]} | ${result[3]} | $(memory) |"
}
echo "load at the start: $(cut -d' ' -f1-3 /proc/loadavg), processors: $(nproc)"
echo "| connections | requests/s | p50 ms | p99 ms | errors | memory MB |"
echo "| --- | --- | --- | --- | --- | --- |"
measure 5 2 >/dev/null
for c in $connections; do row "$c" "$seconds" "$c"; done
if [ "$idle" -gt 0 ]; then
  ulimit -n 8192 2>/dev/null || true
  python3 - "$port" "$idle" "$work/index/write-token" "$work/open" <<'PY' &
import socket, sys, time
held, key = [], open(sys.argv[3], "rb").read().strip()
for i in range(int(sys.argv[2])):
    s = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
    # A third says nothing, a third never ends its head, a third never ends its body.
    if i % 3 == 1: s.sendall(b"GET /search?q=a HTTP/1.1\r\nHost: a\r\nX-Slow: ")
    if i % 3 == 2: s.sendall(b"POST /api/plans?name=a.txt HTTP/1.1\r\nHost: localhost\r\nX-Admin-Key: " + key + b"\r\nContent-Length: 100000\r\n\r\nx")
    held.append(s)
open(sys.argv[4], "w").close()
time.sleep(7200)
PY
  idling=$!
  until [ -e "$work/open" ]; do kill -0 "$idling" 2>/dev/null || { echo "not all connections could be opened" >&2; exit 1; }; sleep 0.2; done
  row "8, $idle idle or slow beside them" "$seconds" 8
  kill "$idling" 2>/dev/null || true; idling=""
fi
if [ -n "$add" ]; then
  count=$(python3 "$work/deal.py" "$add" "$work/dealt.zip")
  before=$(curl -sf "http://127.0.0.1:$port/health/ready" | grep -o '"plans":[0-9]*' | cut -d: -f2)
  token=$(curl -s -H "$key" -c "$work/cookies" "http://127.0.0.1:$port/plans/add" \
    | grep -o '__RequestVerificationToken" type="hidden" value="[^"]*' | head -1 | sed 's/.*value="//')
  start=$(date +%s)
  read -r status job <<<"$(curl -s -o /dev/null -w '%{http_code} %{redirect_url}' -H "$key" -b "$work/cookies" \
    -F "__RequestVerificationToken=$token" -F "files=@$work/dealt.zip" "http://127.0.0.1:$port/plans/add/many")"
  [ "$status" = 303 ] || { echo "the zip wasn't taken: $status" >&2; exit 1; }
  # Windows of ten seconds until all is added: a longer one would measure what comes after it, too.
  window=0
  until curl -s -H "$key" "$job" | grep -q '完成：'; do
    window=$((window + 1))
    [ $window -le 60 ] || { echo "the zip isn't added after ten minutes" >&2; exit 1; }
    row "8, a zip of $count being added, from second $(( $(date +%s) - start )) on" 10 8
  done
  after=$(curl -sf "http://127.0.0.1:$port/health/ready" | grep -o '"plans":[0-9]*' | cut -d: -f2)
  echo "added $((after - before)) of $count within $(( $(date +%s) - start )) s"
  row "8, afterwards" "$seconds" 8
fi
if [ "$soak" -gt 0 ]; then
  for minute in $(seq "$soak"); do
    printf '山西省%d年政府工作报告\n一、工作回顾\n第 %d 分钟：%s。\n' $((1950 + minute % 70)) "$minute" "$(head -c 3000 /dev/urandom | base64 -w0)" \
      | curl -sf -o /dev/null -H "$key" --data-binary @- "http://127.0.0.1:$port/api/plans?name=soak-$minute.txt" || echo "minute $minute: a plan wasn't taken" >&2
    row "8, minute $minute" 57 8
  done | tee "$work/soak"
  awk -F'|' '{m[NR]=$7} END {n=NR<10?NR:10; for(i=1;i<=n;i++) a+=m[i]; for(i=NR-n+1;i<=NR;i++) b+=m[i]
    printf "memory: %.0f MB in the mean of the first %d minutes, %.0f MB of the last\n", a/n, n, b/n}' "$work/soak"
fi
