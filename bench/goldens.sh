#!/usr/bin/env bash
# Asks Lucene the queries of the golden files anew and rewrites their hits and scores.
set -euo pipefail
bench=$(cd "$(dirname "$0")" && pwd)
source "$bench/lucene/build.sh"
"$JAVA" --add-modules jdk.incubator.vector -cp "$LUCENE_CLASSPATH" LuceneBench golden \
  "$bench/../corpus/pingshan-2024-plan.txt" "$bench/../tests/SearchPlans.Lucene.Tests/Scoring/pingshan-2024-plan.scores.tsv"
