// Archives and compressed files, whatever stands in them.
#include <archive.h>
#include <archive_entry.h>

#include <catch2/catch.hpp>
#include <cstdint>
#include <memory>
#include <utility>

#include "indexer/sources/container.h"
#include "tests/indexer/sources/read_all.h"
#include "tests/support/temp_folder.h"

namespace dateline {
namespace {

using test::read_all;
using Strings = std::vector<std::string>;
using Members = std::vector<std::pair<std::string, std::string>>;

// `kind`: "zip", "tar", or a compressor for one member without a name.
std::string archive_of(const std::string& kind, const Members& members) {
  const test::TempFolder folder;
  const std::string path = folder / "archive";
  archive* const out = archive_write_new();
  if (kind == "zip") {
    archive_write_set_format_zip(out);
  } else if (kind.starts_with("tar")) {
    archive_write_set_format_pax_restricted(out);
  } else {
    archive_write_set_format_raw(out);
  }
  if (kind == "gz" || kind == "tar.gz") archive_write_add_filter_gzip(out);
  if (kind == "bz2") archive_write_add_filter_bzip2(out);
  if (kind == "xz") archive_write_add_filter_xz(out);
  if (kind == "zst") archive_write_add_filter_zstd(out);
  REQUIRE(archive_write_open_filename(out, path.c_str()) == ARCHIVE_OK);
  for (const auto& [name, content] : members) {
    archive_entry* const entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    REQUIRE(archive_write_header(out, entry) == ARCHIVE_OK);
    REQUIRE(archive_write_data(out, content.data(), content.size()) ==
            static_cast<la_ssize_t>(content.size()));
    archive_entry_free(entry);
  }
  archive_write_close(out);
  archive_write_free(out);
  return test::contents_of(path);
}

Strings ids(const test::Read& read) {
  Strings out;
  for (const Article& article : read.articles) out.push_back(article.id);
  return out;
}

const Members kMixed = {{"./news/a.txt", "A story."},
                        {"b.jsonl", "{\"id\":\"b\",\"text\":\"B\"}\nbroken\n"},
                        {".hidden", "x"},
                        {"c.html", "<html><title>C</title></html>"},
                        {"e.csv", "id,title\n7,E\n"}};

}  // namespace

TEST_CASE("Archives: members are read by their own formats") {
  for (const std::string kind : {"zip", "tar", "tar.gz"}) {
    INFO(kind);
    const auto read = read_all("x." + kind, archive_of(kind, kMixed));
    CHECK(ids(read) == Strings{"x." + kind + "/news/a.txt", "b", "x." + kind + "/c.html", "7"});
    REQUIRE(read.refusals.size() == 1);
    CHECK(read.refusals[0].starts_with("b.jsonl:2: "));
  }
}

TEST_CASE("Archives: a compressed file is what it holds") {
  for (const std::string kind : {"gz", "bz2", "xz", "zst"}) {
    INFO(kind);
    CHECK(ids(read_all("a.txt." + kind, archive_of(kind, {{"data", "A story."}}))) ==
          Strings{"a.txt." + kind});
    CHECK(ids(read_all("a.csv." + kind, archive_of(kind, {{"data", "id;title\n7;E\n"}}))) ==
          Strings{"7"});
  }
}

TEST_CASE("Archives: two deep, and no deeper") {
  const std::string inner = archive_of("zip", {{"a.txt", "A story."}});
  const std::string middle = archive_of("tar", {{"inner.zip", inner}});
  CHECK(ids(read_all("x.tar", middle)) == Strings{"x.tar/inner.zip/a.txt"});
  const auto deep = read_all("x.zip", archive_of("zip", {{"m.tar", middle}, {"b.txt", "B"}}));
  CHECK(deep.refusals ==
        Strings{"m.tar/inner.zip:0: archives are read two deep, and this is deeper"});
  CHECK(ids(deep) == Strings{"x.zip/b.txt"});
}

TEST_CASE("Archives: bombs are refused by name") {
  const std::string zeros(std::size_t{64} << 20, ' ');
  const auto read = read_all("x.gz", archive_of("gz", {{"data", zeros}}));
  REQUIRE(read.refusals.size() == 1);
  CHECK(read.refusals[0].find("expands more than 200 times") != std::string::npos);
  // Each of two layers keeps within the ratio, together they do not.
  std::string thin;
  std::uint32_t random = 1;
  while (thin.size() < 3'000'000) {
    for (int i = 0; i < 100; ++i)
      thin += static_cast<char>('a' + (random = random * 69069 + 1) / 171'798'692);
    thin.append(7000, ' ');
  }
  const std::string layer = archive_of("gz", {{"data", thin}});
  CHECK(read_all("x.gz", layer).refusals.empty());
  std::string layers;
  for (int i = 0; i < 40; ++i) layers += layer;
  CHECK(read_all("x.gz", layers).refusals == Strings{":0: the file is larger than 64 MB"});
  const auto nested = read_all("x.zst", archive_of("zst", {{"data", layers}}));
  REQUIRE(nested.refusals.size() == 1);
  CHECK(nested.refusals[0].find("expands more than 200 times") != std::string::npos);
}

TEST_CASE("Regression: a bomb in a member that is refused ends the archive, and is said") {
  const std::string bomb = "%PDF-" + std::string(std::size_t{32} << 20, ' ');
  const auto read = read_all("x.tar.gz", archive_of("tar.gz", {{"a.pdf", bomb}, {"b.txt", "B"}}));
  CHECK(read.articles.empty());
  CHECK(read.refusals == Strings{"a.pdf:0: the format is not supported: PDF",
                                 ":0: the archive expands more than 200 times: refused"});
}

TEST_CASE("Archives: broken ones give what stands before the fault") {
  const std::string zip = archive_of("zip", kMixed);
  const auto cut = read_all("x.zip", zip.substr(0, zip.size() / 2));
  CHECK(!cut.articles.empty());
  CHECK(!cut.refusals.empty());
  const std::string gz = archive_of("gz", {{"data", "{\"text\":\"A\"}\n{\"text\":\"B\"}\n"}});
  CHECK(!read_all("x.jsonl.gz", gz.substr(0, gz.size() - 9)).refusals.empty());
  CHECK(read_all("x.gz", "\x1F\x8B\x08").refusals.size() == 1);
}

TEST_CASE("Regression: a member with a password leaves the others to be read") {
  // Local headers alone, as zip files have them; "A story." is stored.
  const auto member = [](char flags, const std::string& name, const std::string& crc,
                         const std::string& bytes) {
    using namespace std::string_literals;
    std::string size(4, '\0');
    size[0] = static_cast<char>(bytes.size());
    return "PK\x03\x04\x14\0"s + flags + "\0\0\0\0\0\0\0"s + crc + size + size +
           static_cast<char>(name.size()) + "\0\0\0"s + name + bytes;
  };
  const std::string crc = "\xfd\x89\x57\xd8";
  const auto read = read_all("x.zip", member('\x01', "a.txt", crc, "twelve bytes and A story.") +
                                          member('\0', "b.txt", crc, "A story.") + "PK\x05\x06" +
                                          std::string(18, '\0'));
  CHECK(ids(read) == Strings{"x.zip/b.txt"});
  REQUIRE(read.refusals.size() == 1);
  CHECK(read.refusals[0].starts_with("a.txt:0: "));
}

}  // namespace dateline
