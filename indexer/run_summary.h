// What a run did: the numbers and refusals that --json prints and people read.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace dateline {

struct Refusal {
  std::string path;        // as the user would name it, "archive.zip/member" inside an archive
  std::size_t record = 0;  // line or element; 0 for the file or archive member as a whole
  std::string reason;
};

struct RunSummary {
  std::size_t added = 0;
  std::size_t updated =
      0;  // put in place of another article of the same id, in the index or earlier in this run
  std::size_t unchanged = 0;
  std::size_t removed = 0;  // by --remove and --prune
  std::size_t refused = 0;
  std::vector<Refusal> refusals;  // the first kMaxListedRefusals
  std::size_t skipped = 0;        // no articles: pictures, plans, redirects and the like
  std::size_t taken_down = 0;     // left out because of an earlier --remove
  std::size_t dates_dropped = 0;  // articles whose date nobody understands
  std::size_t articles = 0;       // in the index, after the run
  std::size_t text_bytes = 0;     // of the articles added and updated
  double seconds = 0;

  void refuse(Refusal refusal);
};

inline constexpr std::size_t kMaxListedRefusals = 10'000;

// The contract's summary object, one line.
[[nodiscard]] std::string to_json(const RunSummary& summary);

// For people: "12 added, 3 unchanged; 15 articles in 0.2 s".
[[nodiscard]] std::string sentence(const RunSummary& summary);

// "corpus/a.jsonl:3: broken JSON", control characters as "?".
[[nodiscard]] std::string shown(const Refusal& refusal);

}  // namespace dateline
