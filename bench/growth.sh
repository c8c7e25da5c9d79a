#!/usr/bin/env bash
# Builds the product and measures it as text grows; what it takes stands in README.md.
set -euo pipefail
bench=$(cd "$(dirname "$0")" && pwd)
for project in SearchPlans.Product.Bench SearchPlans.Bench; do
  dotnet build -c Release -v q --nologo "$bench/$project" >&2
done
exec dotnet "$bench/../.artifacts/bin/SearchPlans.Bench/release/SearchPlans.Bench.dll" growth "$@"
