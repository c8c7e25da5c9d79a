#!/usr/bin/env bash
# Searches of 200 different queries at 1, 8, 64 and 200 connections, by wrk (Debian: apt install wrk); what it showed stands in README.md.
# bench/load.sh CORPUS [--seconds 30] [--connections "1 8 64 200"] [--add ZIP] [--idle 3000]
# --add ZIP adds the zip through the server once more while eight connections search; --idle opens so many connections that say nothing.
set -euo pipefail
bench=$(cd "$(dirname "$0")" && pwd)
corpus=${1:?a folder of plans}; shift
seconds=30; connections="1 8 64 200"; add=""; idle=0
while [ $# -gt 0 ]; do
  case $1 in
    --seconds) seconds=$2 ;; --connections) connections=$2 ;; --add) add=$2 ;; --idle) idle=$2 ;;
    *) echo "unknown: $1" >&2; exit 2 ;;
  esac
  shift 2
done
command -v wrk >/dev/null || { echo "wrk is missing: apt install wrk" >&2; exit 1; }
[ -n "${NO_BUILD:-}" ] || dotnet build -c Release -v q --nologo "$bench/../src/SearchPlans.Web" >&2
work=$(mktemp -d); port=${PORT:-5190}; server=""; idling=""
cleanup() { [ -z "$idling" ] || kill "$idling" 2>/dev/null || true; [ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$work"; }
trap cleanup EXIT
cp -r "$corpus" "$work/corpus"
dotnet "$bench/../.artifacts/bin/SearchPlans.Web/release/SearchPlans.Web.dll" --Corpus "$work/corpus" --Index "$work/index" \
  --urls "http://127.0.0.1:$port" >"$work/out" 2>"$work/log" &
server=$!
until curl -sf "http://127.0.0.1:$port/health/ready" >/dev/null; do
  kill -0 $server 2>/dev/null || { cat "$work/log" >&2; exit 1; }
  sleep 0.5
done
# 20 words of plans, each alone, in pairs, with a place and with a year: 200 different queries.
cat >"$work/queries.lua" <<'LUA'
local words = {"低空经济","数字经济","乡村振兴","营商环境","新质生产力","光伏","高质量发展","科技创新","生态环境","就业",
  "固定资产投资","制造业","医疗保障","教育","城市更新","交通","粮食安全","对外开放","民营经济","人工智能"}
local around = {"", " 2023年", " 广东", " 重点项目", " 增长", " -房地产", " 江苏 企业", " 改革", " 目标", " 建设"}
local function encode(s) return (s:gsub("[^%w]", function(c) return string.format("%%%02X", c:byte()) end)) end
local paths, at = {}, 0
for _, w in ipairs(words) do for _, a in ipairs(around) do paths[#paths + 1] = "/search?q=" .. encode(w .. a) end end
function init(args) math.randomseed(7); at = math.random(#paths) end
function request() at = at % #paths + 1; return wrk.format("GET", paths[at]) end
function done(summary, latency, requests)
  io.write(string.format("RESULT %.1f %.1f %.1f %d\n", summary.requests / (summary.duration / 1e6), latency:percentile(50) / 1000,
    latency:percentile(99) / 1000, summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.status + summary.errors.timeout))
end
LUA
memory() { awk '/VmRSS/ {printf "%d", $2/1024}' "/proc/$server/status"; }
run() { # name, connections
  local threads=$(( $2 < 2 ? 1 : 2 )) result
  result=$(wrk -t$threads -c"$2" -d"${seconds}s" --timeout 30s -s "$work/queries.lua" "http://127.0.0.1:$port" | awk '/^RESULT/')
  set -- "$1" $result
  echo "| $1 | $3 | $4 | $5 | $6 | $(memory) |"
}
echo "load at the start: $(cut -d' ' -f1-3 /proc/loadavg), processors: $(nproc)"
echo "| connections | requests/s | p50 ms | p99 ms | errors | memory MB |"
echo "| --- | --- | --- | --- | --- | --- |"
wrk -t1 -c2 -d5s -s "$work/queries.lua" "http://127.0.0.1:$port" >/dev/null
for c in $connections; do run "$c" "$c"; done
if [ "$idle" -gt 0 ]; then
  ulimit -n 8192 2>/dev/null || true
  python3 - "$port" "$idle" "$work/index/write-token" <<'PY' &
import socket, sys, time
held, key = [], open(sys.argv[3], "rb").read().strip()
for i in range(int(sys.argv[2])):
    s = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
    # A third says nothing, a third never ends its head, a third never ends its body.
    if i % 3 == 1: s.sendall(b"GET /search?q=a HTTP/1.1\r\nHost: a\r\nX-Slow: ")
    if i % 3 == 2: s.sendall(b"POST /api/plans?name=a.txt HTTP/1.1\r\nHost: localhost\r\nX-Admin-Key: " + key + b"\r\nContent-Length: 100000\r\n\r\nx")
    held.append(s)
time.sleep(3600)
PY
  idling=$!
  sleep 5
  run "8, $idle idle or slow beside them" 8
  kill $idling 2>/dev/null || true; idling=""
fi
if [ -n "$add" ]; then
  key="X-Admin-Key: $(cat "$work/index/write-token")"
  token=$(curl -s -H "$key" -c "$work/cookies" "http://127.0.0.1:$port/plans/add" \
    | grep -o '__RequestVerificationToken" type="hidden" value="[^"]*' | head -1 | sed 's/.*value="//')
  answer=$(curl -s -o /dev/null -w '%{http_code}' -H "$key" -b "$work/cookies" -F "__RequestVerificationToken=$token" -F "files=@$add" \
    "http://127.0.0.1:$port/plans/add/many")
  [ "$answer" = 303 ] || { echo "the zip wasn't taken: $answer" >&2; exit 1; }
  run "8, a zip being added" 8
fi
