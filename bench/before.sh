#!/usr/bin/env bash
# Builds an earlier version of the product and compares this one with it; README.md says what with. BEFORE names a commit
# for which before/ holds a ProductLibrary.
set -euo pipefail
bench=$(cd "$(dirname "$0")" && pwd)
before=${BEFORE:-8891cc4}
checkout="$bench/../.artifacts/before-$before"
mkdir -p "$checkout"
git -C "$bench/.." archive "$before" | tar -x -C "$checkout"
rm -rf "$checkout/bench/SearchPlans.Product.Bench"
cp -r "$bench/SearchPlans.Product.Bench" "$checkout/bench"
cp "$bench/before/ProductLibrary.$before.cs" "$checkout/bench/SearchPlans.Product.Bench/ProductLibrary.cs"
for project in "$checkout/bench/SearchPlans.Product.Bench" "$bench/SearchPlans.Product.Bench" "$bench/SearchPlans.Bench"; do
  dotnet build -c Release -v q --nologo "$project" >&2
done
exec dotnet "$bench/../.artifacts/bin/SearchPlans.Bench/release/SearchPlans.Bench.dll" versions "$@" \
  --before "$checkout/.artifacts/bin/SearchPlans.Product.Bench/release/SearchPlans.Product.Bench.dll"
