#!/usr/bin/env bash
# Builds the engine and its peers and compares them; what it takes stands in README.md.
set -euo pipefail
bench=$(cd "$(dirname "$0")" && pwd)
source "$bench/lucene/build.sh"
for project in SearchPlans.Lucene.Bench SearchPlans.LuceneNet.Bench SearchPlans.Sqlite.Bench SearchPlans.Bench; do
  dotnet build -c Release -v q --nologo "$bench/$project" >&2
done
exec dotnet "$bench/../.artifacts/bin/SearchPlans.Bench/release/SearchPlans.Bench.dll" compare "$@"
