// A small index for tests, made by the real dateline-index in a temporary folder that goes with the
// object.
#pragma once

#include <filesystem>
#include <string>

namespace dateline::web::test {

class SampleIndex {
 public:
  // Indexes `jsonl` (articles, one a line). REQUIREs that it works.
  explicit SampleIndex(const std::string& jsonl);
  ~SampleIndex();
  SampleIndex(const SampleIndex&) = delete;
  SampleIndex& operator=(const SampleIndex&) = delete;

  [[nodiscard]] std::string path() const { return (folder_ / "index").string(); }
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

 private:
  std::filesystem::path folder_;
};

// Three articles on one event, one of them with a slash in its id, and one on another.
[[nodiscard]] std::string sample_articles();

}  // namespace dateline::web::test
