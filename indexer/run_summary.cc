#include "indexer/run_summary.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <utility>

namespace dateline {

void RunSummary::refuse(Refusal refusal) {
  ++refused;
  if (refusals.size() < kMaxListedRefusals) refusals.push_back(std::move(refusal));
}

std::string to_json(const RunSummary& summary) {
  nlohmann::ordered_json refusals = nlohmann::ordered_json::array();
  for (const Refusal& refusal : summary.refusals) {
    nlohmann::ordered_json record;
    if (refusal.record > 0) record = refusal.record;
    refusals.push_back({{"path", refusal.path}, {"record", record}, {"reason", refusal.reason}});
  }
  const nlohmann::ordered_json object = {
      {"added", summary.added},           {"updated", summary.updated},
      {"unchanged", summary.unchanged},   {"removed", summary.removed},
      {"refused", summary.refused},       {"refusals", std::move(refusals)},
      {"skipped", summary.skipped},       {"articles", summary.articles},
      {"text_bytes", summary.text_bytes}, {"seconds", summary.seconds}};
  return object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::string sentence(const RunSummary& summary) {
  std::string out;
  const auto add = [&out](std::size_t count, const char* what) {
    if (count == 0) return;
    if (!out.empty()) out += ", ";
    out += std::to_string(count) + " " + what;
  };
  add(summary.added, "added");
  add(summary.updated, "updated");
  add(summary.unchanged, "unchanged");
  add(summary.removed, "removed");
  add(summary.refused, "refused");
  add(summary.skipped, "passed over (no articles)");
  add(summary.taken_down, "left out after a takedown");
  add(summary.dates_dropped, "with a date that is not understood");
  if (out.empty()) out = "nothing to do";
  std::array<char, 32> seconds{};
  std::snprintf(seconds.data(), seconds.size(), "%.1f s", summary.seconds);
  return out + "; the index holds " + std::to_string(summary.articles) + " articles (" +
         seconds.data() + ")";
}

std::string shown(const Refusal& refusal) {
  std::string out = refusal.path;
  if (refusal.record > 0) out += ":" + std::to_string(refusal.record);
  out += ": " + refusal.reason;
  // Names of files and ids are others' writing: they must not drive the reader's terminal.
  std::replace_if(
      out.begin(), out.end(),
      [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, '?');
  return out;
}

}  // namespace dateline
