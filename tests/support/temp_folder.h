// A folder of a test's own, gone when the test ends.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace dateline::test {

class TempFolder {
 public:
  TempFolder();  // aborts when no folder can be made
  ~TempFolder();
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  // The path of something below, as a string.
  [[nodiscard]] std::string operator/(std::string_view name) const {
    return (path_ / name).string();
  }

  // Writes a file below, with the folders it needs; returns its path.
  std::string write(std::string_view name, std::string_view content) const;

 private:
  std::filesystem::path path_;
};

// The bytes of a file; empty when it cannot be read.
[[nodiscard]] std::string contents_of(const std::filesystem::path& path);

}  // namespace dateline::test
