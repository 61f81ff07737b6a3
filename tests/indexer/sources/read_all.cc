#include "tests/indexer/sources/read_all.h"

#include <catch2/catch.hpp>
#include <memory>
#include <utility>

namespace dateline::test {
namespace {

class Bytes : public ByteSource {
 public:
  explicit Bytes(std::string bytes) : bytes_(std::move(bytes)) {}
  Result<std::size_t> read(char* to, std::size_t room) override {
    const std::size_t count = bytes_.copy(to, room, at_);
    at_ += count;
    return count;
  }

 private:
  std::string bytes_;
  std::size_t at_ = 0;
};

}  // namespace

Read read_all(std::string_view name, std::string content, const ReadOptions& options) {
  Read out;
  ByteReader input = ByteReader::of(std::make_unique<Bytes>(std::move(content)));
  const auto done = read_records(input, options, name, [&](RawRecord&& record) {
    const std::string at = record.member + ":" + std::to_string(record.number) + ": ";
    if (!record.refusal.empty()) {
      out.refusals.push_back(at + record.refusal);
      return true;
    }
    if (!record.skipped.empty()) {
      out.skipped.push_back(record.skipped);
      return true;
    }
    ArticleDefaults defaults;
    if (record.is_whole_document()) defaults.id = joined_path(name, record.member);
    ReadArticle read = read_article(std::move(record), defaults);
    if (read.refusal.empty()) {
      out.articles.push_back(std::move(read.article));
    } else {
      out.refusals.push_back(at + read.refusal);
    }
    return true;
  });
  CHECK(done.ok());
  return out;
}

std::string facts(const Article& a) {
  std::string authors;
  for (const std::string& author : a.authors) authors += (authors.empty() ? "" : ", ") + author;
  return a.title + " | " + a.date + " | " + a.source + " | " + authors + " | " + a.url + " | " +
         a.language;
}

}  // namespace dateline::test
