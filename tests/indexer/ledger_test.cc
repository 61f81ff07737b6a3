#include "indexer/ledger.h"

#include <catch2/catch.hpp>

namespace dateline {

TEST_CASE("Ledger: an entry comes back as it was written") {
  LedgerEntry entry;
  entry.path = "/a b\n\t\xFF/c.jsonl";
  entry.size = 1LL << 40;
  entry.mtime_ns = kUnsettled;
  entry.content_hash = "00ff";
  entry.articles = 12;
  entry.refused = 3;
  entry.reading = "auto/en";
  entry.whole_file = true;
  entry.refusals = {{"2021/a.jsonl", 7, "broken JSON"}, {"", 0, ""}};
  const auto back = decoded_ledger_entry(encoded(entry));
  REQUIRE(back);
  CHECK(encoded(*back) == encoded(entry));
  CHECK(back->path == entry.path);
  CHECK(back->size == entry.size);
  CHECK(back->mtime_ns == kUnsettled);
  CHECK(back->whole_file);
  REQUIRE(back->refusals.size() == 2);
  CHECK(back->refusals[0].record == 7);
  CHECK(back->refusals[0].member == "2021/a.jsonl");
}

TEST_CASE("Ledger: bytes that are no entry give nothing") {
  LedgerEntry entry;
  entry.path = "/a";
  const std::string good = encoded(entry);
  CHECK_FALSE(decoded_ledger_entry(""));
  CHECK_FALSE(decoded_ledger_entry("1" + good.substr(1)));
  CHECK_FALSE(decoded_ledger_entry(good + std::string("\0x", 2)));
  for (std::size_t cut = 0; cut + 2 < good.size(); ++cut)
    CHECK_FALSE(decoded_ledger_entry(good.substr(0, cut)));
}

TEST_CASE("Ledger: keys are short whatever the path") {
  CHECK(ledger_key(std::string(5000, 'x')).size() == ledger_key("/a").size());
  CHECK(ledger_key("/a") != ledger_key("/b"));
}

}  // namespace dateline
