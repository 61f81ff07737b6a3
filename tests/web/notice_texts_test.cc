#include "web/notice_texts.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "tests/web/site.h"
#include "web/url.h"

namespace dateline::web::test {
namespace {

using nlohmann::json;

// As plain words: quotation marks of one kind, no full stop at the end.
std::string plain(std::string text) {
  text = std::regex_replace(text, std::regex("<[^>]*>"), "");
  for (const auto& [from, to] : {std::pair{"&quot;", "\""},
                                 {"&lt;", "<"},
                                 {"&gt;", ">"},
                                 {"&#39;", "'"},
                                 {"&amp;", "&"},
                                 {"\u201C", "\""},
                                 {"\u201D", "\""}}) {
    text = std::regex_replace(text, std::regex(from), to);
  }
  if (!text.empty() && text.back() == '.') text.pop_back();
  return text;
}

std::vector<std::string> notices_of_page(const std::string& html) {
  std::vector<std::string> found;
  const std::size_t list = html.find("<ul class=\"notices\">");
  if (list == std::string::npos) return found;
  const std::string items = html.substr(list, html.find("</ul>", list) - list);
  const std::regex item("<li>(.*)</li>");
  for (std::sregex_iterator it(items.begin(), items.end(), item), end; it != end; ++it)
    found.push_back(plain((*it)[1]));
  return found;
}

// 1,100 words that begin with "zz", and an article without a date.
std::string articles() {
  std::string words;
  for (int i = 0; i < 1100; ++i) words += " zz" + std::to_string(i) + "x";
  return sample_articles() + R"({"id":"many","title":"Many","date":"2020-01-01","text":")" + words +
         "\"}\n" + R"({"id":"undated","title":"No day","text":"Boats without a day."})" + "\n";
}

}  // namespace

TEST_CASE("NoticeTexts: the page says what the searcher says, in its own texts") {
  const Site site(articles());
  std::set<std::string> seen;
  std::string long_query(1100, 'x');
  std::string many_words;
  std::string many_prefixes;
  for (int i = 0; i < 80; ++i) {
    many_words += "w" + std::to_string(i) + " ";
    many_prefixes += "bo" + std::string(1, static_cast<char>('a' + i % 26)) + "* ";
  }
  for (const std::string& query :
       {std::string("calais AND"), std::string("(calais"), std::string("\"calais"),
        std::string("c* calais"), std::string("zz*"), std::string("nofield:calais"),
        std::string("person: calais"), std::string("date:someday"), std::string("number:many"),
        std::string("\"\""), std::string("calais zyzzyva"), std::string("zyzzyva"),
        std::string("\"zyzzyva one\" calais"),
        std::string("person:\"Boris Johnson\" \"without a day\""), std::string("boats"),
        std::string(40, '(') + "calais" + std::string(40, ')'), long_query, many_words,
        many_prefixes}) {
    INFO(query);
    const std::string address = "q=" + percent_encoded(query) + "&sort=newest";
    const json api = json::parse(site.get("/api/v1/search?" + address).body);
    std::vector<std::string> messages;
    for (const json& notice : api["query"]["notices"]) {
      messages.push_back(plain(notice["message"]));
      seen.insert(notice["code"]);
    }
    CHECK(notices_of_page(site.get("/?" + address).body) == messages);
  }
  for (const char* code : {"query_cut", "too_many_words", "too_deep", "too_many_prefixes",
                           "dangling_operator", "unbalanced_bracket", "unbalanced_quote",
                           "short_prefix", "prefix_cut", "unknown_field", "empty_field", "bad_date",
                           "bad_number", "no_words", "relaxed", "no_hits", "undated_last"}) {
    INFO(code);
    CHECK(seen.count(code) == 1);
  }
}

TEST_CASE("NoticeTexts: a code without a text is said in the searcher's words") {
  Notice notice;
  notice.code = "unheard_of";
  notice.message = "Something <new>";
  HtmlWriter out;
  write_notice(notice, out);
  CHECK(out.take() == "<bdi>Something &lt;new&gt;</bdi>");
}

}  // namespace dateline::web::test
