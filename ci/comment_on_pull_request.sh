#!/usr/bin/env bash
# Puts report.md into one comment on a pull request: the comment of an earlier run is brought up to date.
#
# comment_on_pull_request.sh NUMBER [REPORT]
#
# Needs GitHub's `gh`, GH_TOKEN (with the permission `pull-requests: write`) and GITHUB_REPOSITORY.
set -euo pipefail

number=$1
report=${2:-reports/report.md}
comments="repos/$GITHUB_REPOSITORY/issues/$number/comments"
ours='.[] | select(.user.type == "Bot" and (.body | startswith("<!-- audits -->"))) | .id'
ids=$(gh api --paginate "$comments" --jq "$ours")
if [[ -n $ids ]]; then
  gh api --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/${ids%%$'\n'*}" --field "body=@$report" --silent
else
  gh api --method POST "$comments" --field "body=@$report" --silent
fi
