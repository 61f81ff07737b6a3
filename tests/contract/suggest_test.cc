// Suggestions, explanations and similar articles over a real index.

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <thread>

#include "tests/support/remote_shards.h"
#include "tests/support/test_archive.h"

using namespace dateline;
using namespace dateline::test;

namespace {

const TestArchive& archive() {
  static const TestArchive made = [] {
    const std::vector<std::array<std::string, 3>> articles = {
        {"channel-1", "Dinghy sinks in the Channel",
         "The dinghy sank during a channel crossing on Wednesday. Prime Minister Boris Johnson "
         "said he was shocked. "
         "At least 27 migrants drowned off Calais."},
        {"channel-2", "Fishermen raised the alarm",
         "Fishermen saw the dinghy go under in the Channel. Boris Johnson called President "
         "Emmanuel Macron about the crossing "
         "from Calais."},
        {"fashion", "Perfume sales rise",
         "Chanel opened a perfume shop in Paris. Shoppers queued for hours."},
        {"channel-3", "Tunnel trains resume",
         "Trains under the Channel run again. Travellers at Calais waited all night."},
        {"channel-4", "Television news",
         "The channel broadcast the tennis final. Viewers enjoyed the match."},
        {"channel-5", "Ferry timetable",
         "Ferries cross the Channel from Dover every hour in summer."},
        {"channel-6", "Ferry strike",
         "A strike stopped ferries in the Channel, stranding travellers at Dover."},
        {"weather", "Storm nears Dover",
         "The government warned of a storm near Dover. Winds of 60 mph are expected."},
    };
    std::string lines;
    for (const auto& [id, title, text] : articles) {
      lines += nlohmann::json{{"id", id},
                              {"title", title},
                              {"text", text},
                              {"language", "en"},
                              {"date", "2021-11-25"}}
                   .dump() +
               "\n";
    }
    return TestArchive(lines);
  }();
  return made;
}

SearchResults found(std::string_view query, Match match = Match::automatic, bool plain = false) {
  SearchRequest request;
  request.query = query;
  request.match = match;
  request.plain = plain;
  return archive().search(request);
}

std::string suggestion(std::string_view query, Match match = Match::automatic) {
  return found(query, match).suggestion.value_or("-");
}

std::vector<Suggestion> suggestions(std::string_view text, std::size_t limit = 10) {
  auto out = archive().service().suggest(text, limit);
  REQUIRE(out.ok());
  return *out;
}

// "kind text -> query", each on a line.
std::string listed(std::string_view text) {
  std::string out;
  for (const Suggestion& s : suggestions(text)) {
    out += std::string(name_of(s.kind)) + " " + s.text + " -> " + s.query + "\n";
  }
  return out;
}

bool offers(std::string_view text, const std::string& line) {
  return ("\n" + listed(text)).find("\n" + line + "\n") != std::string::npos;
}

const Notice* no_hits(const SearchResults& results) {
  for (const Notice& notice : results.notices) {
    if (notice.code == "no_hits") return &notice;
  }
  return nullptr;
}

std::vector<std::string> similar_ids(std::string_view id, std::size_t limit = 10) {
  const auto hits = archive().service().similar(id, limit);
  REQUIRE(hits.ok());
  std::vector<std::string> out;
  for (const Hit& hit : *hits) out.push_back(hit.id);
  return out;
}

}  // namespace

TEST_CASE("Did you mean: a misspelled word is put right") {
  CHECK(suggestion("dinghu") == "dinghy");
  CHECK(suggestion("goverment") == "government");
  CHECK(suggestion("govermnet storm") == "government storm");
  CHECK(suggestion("Emanuel Macorn") == "Emmanuel Macron");
  CHECK(suggestion("\"chanel crosing\"") == "\"channel crossing\"");
  CHECK(suggestion("perfumeshop") == "perfume shop");
  CHECK(suggestion("person:\"Boris Jonson\"") == "person:\"Boris Johnson\"");
}

TEST_CASE("Did you mean: the word that occurs with the others wins") {
  // "chanel" is a word of the archive, but never beside "crossing".
  CHECK(suggestion("chanel crossing") == "channel crossing");
  CHECK(suggestion("chanel perfume") == "-");
}

TEST_CASE("Did you mean: nothing where nothing is better") {
  CHECK(suggestion("channel") == "-");
  CHECK(suggestion("") == "-");
  CHECK(suggestion("zzzzqqqq") == "-");
  CHECK(suggestion("xyz") == "-");
  CHECK(suggestion("!!! ((") == "-");
  CHECK(suggestion("27000") == "-");
  CHECK_FALSE(found("dinghu", Match::automatic, true).suggestion);
}

TEST_CASE("Did you mean: whatever is suggested has hits") {
  for (const std::string query :
       {"dinghu", "chanel crosing", "clais dovr", "perfume strom", "dinghu -channel",
        "ferris OR dinghu", "title:strom", "goverment zzzzqqqq", "\"tunel train\"", "place:Calias",
        "person:Jonson dinghu", "dinghu place:Nowhere"}) {
    for (const Match match : {Match::automatic, Match::all, Match::any}) {
      const auto better = found(query, match).suggestion;
      INFO(query << " -> " << better.value_or("-"));
      if (better) CHECK(found(*better, match).total > 0);
    }
  }
}

TEST_CASE("Did you mean: with match=any, words that no article has are put right") {
  CHECK(suggestion("channel dinghu", Match::any) == "channel dinghy");
  CHECK(suggestion("ferry OR dinghu") == "ferry OR dinghy");
}

TEST_CASE("No hits: a notice names the part that no article has") {
  const SearchResults results = found("channel \"purple elephants\"");
  REQUIRE(results.total == 0);
  const Notice* notice = no_hits(results);
  REQUIRE(notice != nullptr);
  CHECK(notice->message.find("No article has \u201C\"purple elephants\"\u201D") == 0);
  CHECK(notice->message.find("\u201Cchannel\u201D 6") != std::string::npos);
  CHECK(notice->begin == 8);
  CHECK(notice->end == 26);
}

TEST_CASE("No hits: where each part has articles, the one that does not fit the rest is named") {
  const SearchResults results = found("perfume place:Calais");
  const Notice* notice = no_hits(results);
  REQUIRE(notice != nullptr);
  CHECK(notice->message.find("without \u201Cperfume\u201D there would be 3") != std::string::npos);
  const SearchResults excluded = found("dinghy -channel");
  REQUIRE(no_hits(excluded) != nullptr);
  CHECK(no_hits(excluded)->message.find("without \u201C-channel\u201D there would be 2") !=
        std::string::npos);
  CHECK(no_hits(found("channel")) == nullptr);
}

TEST_CASE("Suggest: words, names and headlines that begin so") {
  CHECK(offers("ding", "word dinghy -> dinghy"));
  CHECK(offers("bor", "person Boris Johnson -> person:\"Boris Johnson\""));
  CHECK(offers("john", "person Boris Johnson -> person:\"Boris Johnson\""));
  CHECK(offers("boris j", "person Boris Johnson -> person:\"Boris Johnson\""));
  CHECK(offers("BORIS ", "person Boris Johnson -> person:\"Boris Johnson\""));
  CHECK(offers("cal", "place Calais -> place:\"Calais\""));
  CHECK(offers("storm ne", "title Storm nears Dover -> title:\"Storm nears Dover\""));
}

TEST_CASE("Suggest: what stands before is kept, and only what occurs with it is offered") {
  CHECK(offers("dinghy boris j", "person Boris Johnson -> dinghy person:\"Boris Johnson\""));
  CHECK(offers("dinghy cros", "word dinghy crossing -> dinghy crossing"));
  CHECK_FALSE(offers("perfume cros", "word perfume crossing -> perfume crossing"));
  CHECK(offers("\"channel cros", "word \"channel crossing\" -> \"channel crossing\""));
  CHECK(offers("person:\"emm", "person Emmanuel Macron -> person:\"Emmanuel Macron\""));
  CHECK(listed("date:20").empty());
}

TEST_CASE("Suggest: a misspelled beginning leads to what is spelled like it") {
  CHECK(offers("dinghu", "word dinghy -> dinghy"));
  CHECK(offers("jonson", "person Boris Johnson -> person:\"Boris Johnson\""));
}

TEST_CASE("Suggest: every query finds exactly the articles it counts") {
  for (const std::string text : {"c", "ch", "ca", "boris ", "d", "p", "dinghy c", "t", "fer", "\"c",
                                 "title:d", "-c", "jonson"}) {
    const auto all = suggestions(text);
    CHECK(all.size() <= 10);
    for (const Suggestion& s : all) {
      INFO(text << " -> " << s.query);
      CHECK(s.count > 0);
      CHECK(found(s.query, Match::all).total == s.count);
    }
  }
}

TEST_CASE("Suggest: forms of one word are offered once, and the limit holds") {
  CHECK(offers("ferr", "word ferries -> ferries"));
  CHECK_FALSE(offers("ferr", "word ferry -> ferry"));
  CHECK(suggestions("c", 2).size() == 2);
  CHECK(suggestions("c", 0).empty());
  CHECK(suggestions("").empty());
}

TEST_CASE("Suggest: whatever is typed is answered") {
  for (const std::string text :
       {"\xff\xfe", "\"", "\"\"\"", "((((", "person:\"", "person:", ":", "-", "\xe6\x9d\xb1", " ",
        "*", "a\"b", "=\"", "title:\"", "AND OR NOT "}) {
    for (const Suggestion& s : suggestions(text)) CHECK(s.count > 0);
  }
  CHECK(suggestions(std::string(100'000, 'a')).empty());
  CHECK(suggestions(std::string(250, '(')).empty());
}

TEST_CASE("Similar: articles on the same event, the article itself left out") {
  CHECK(similar_ids("channel-1").front() == "channel-2");
  CHECK(similar_ids("channel-2").front() == "channel-1");
  CHECK(similar_ids("channel-5").front() == "channel-6");
  for (const std::string& id : similar_ids("channel-1")) CHECK(id != "channel-1");
  CHECK(similar_ids("channel-1", 1).size() == 1);
  CHECK(similar_ids("channel-1", 0).empty());
  const auto missing = archive().service().similar("none");
  REQUIRE_FALSE(missing.ok());
  CHECK(missing.error().code == ErrorCode::not_found);
}

TEST_CASE("Suggest: many threads at once, the first ones while the vocabulary is read") {
  const auto service = SearchService::open(archive().index_path());
  REQUIRE(service.ok());
  std::atomic<std::size_t> good = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 50; ++i) {
        SearchRequest request;
        request.query = "dinghu";
        const auto suggested = (*service)->suggest("bor");
        const auto searched = (*service)->search(request);
        const auto similar = (*service)->similar("channel-1");
        if (suggested && !suggested->empty() && searched && searched->suggestion && similar &&
            !similar->empty())
          ++good;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(good == 200);
}

TEST_CASE("Suggest: a remote index answers as a local one") {
  if (!has_remote_server()) {
    WARN("skipped: xapian-tcpsrv is not installed");
    return;
  }
  const RemoteIndexes remote({archive().index_path()});
  for (const std::string text : {"bor", "cal", "dinghy boris j", "storm ne", "jonson"}) {
    const auto far = remote.service().suggest(text);
    REQUIRE(far.ok());
    const auto near = suggestions(text);
    REQUIRE(far->size() == near.size());
    for (std::size_t i = 0; i < near.size(); ++i) {
      CHECK((*far)[i].query == near[i].query);
      CHECK((*far)[i].count == near[i].count);
    }
  }
  SearchRequest request;
  request.query = "chanel crossing";
  const auto results = remote.service().search(request);
  REQUIRE(results.ok());
  CHECK(results->suggestion == "channel crossing");
  const auto similar = remote.service().similar("channel-1");
  REQUIRE(similar.ok());
  REQUIRE_FALSE(similar->empty());
  CHECK(similar->front().id == "channel-2");
}
