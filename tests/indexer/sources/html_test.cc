// Web pages: the article on them, and what they say of it.
#include <catch2/catch.hpp>

#include "indexer/sources/html_article.h"
#include "indexer/sources/html_tree.h"
#include "tests/indexer/sources/read_all.h"

namespace dateline {
namespace {

using test::facts;
using test::read_all;

const std::string kParagraph =
    "<p>The council voted on Tuesday to close the bridge, after engineers, who had warned of "
    "cracks "
    "for years, found more of them.</p>\n";
const std::string kText =
    "The council voted on Tuesday to close the bridge, after engineers, who had warned of cracks "
    "for years, found more of them.";

}  // namespace

TEST_CASE("HTML: the main text without what stands around it") {
  const auto read = read_all(
      "a.html",
      R"(<!DOCTYPE html><html lang="en-GB"><head>
<title>Bridge closed | The Post</title><meta name="author" content="By Ann Smith">
<meta property="article:published_time" content="2021-11-25T10:00:00Z">
<meta property="og:site_name" content="The Post"><link rel="canonical" href="https://post.example/bridge">
</head><body><nav><ul><li><a href="/">Home</a></li><li><a href="/n">News</a></li></ul></nav>
<div class="cookie-banner"><p>We use cookies, and so do our partners, to improve what you see here.</p></div>
<div id="page"><h1>Bridge closed</h1><div class="story">)" +
          kParagraph + kParagraph +
          R"(<figure><img src="x"><figcaption>The bridge, seen from the river last week</figcaption></figure>
<p>Read more: <a href="/x">Why bridges crack</a></p><script>var a = "no, no, no";</script>)" +
          "<h2>What comes next</h2>" + kParagraph +
          R"(<h3>Other stories</h3><ul><li><a href="/1">A road is
closed as well</a></li><li><a href="/2">And a tunnel, too</a></li></ul></div>
<div class="comments"><p>I have always said so, and nobody listened, as usual, in this town.</p></div>
<aside><p>Subscribe, and get all the news, every day, in your inbox, for free.</p></aside></div>
<footer><p>Copyright, all rights reserved, by the Post and its owners, since 1900.</p></footer></body></html>)");
  REQUIRE(read.articles.size() == 1);
  const Article& a = read.articles[0];
  CHECK(facts(a) ==
        "Bridge closed | 2021-11-25T10:00:00Z | The Post | Ann Smith | "
        "https://post.example/bridge | en");
  CHECK(a.id == "a.html");
  CHECK(a.text == kText + "\n\n" + kText + "\n\nWhat comes next\n\n" + kText);
}

TEST_CASE("HTML: JSON-LD goes before everything else") {
  const auto read = read_all("a", R"(<html><head><title>x</title>
<meta property="og:title" content="Other"><script type="application/ld+json">
{"@graph":[{"@type":"WebSite","name":"Site"},{"@type":["NewsArticle"],"headline":"Tom &amp; Ann",
"datePublished":"2021-11-25","author":[{"@type":"Person","name":"Ann"},{"name":"Bo"}],
"publisher":{"name":"The Post"},"keywords":["a","b"],"articleSection":"Local","url":"https://p.example/1",
"inLanguage":"fr"}]}</script></head><body>)" +
                                      kParagraph + "</body></html>");
  REQUIRE(read.articles.size() == 1);
  CHECK(facts(read.articles[0]) ==
        "Tom & Ann | 2021-11-25 | The Post | Ann, Bo | https://p.example/1 | fr");
  CHECK(read.articles[0].section == "Local");
  CHECK(read.articles[0].keywords == std::vector<std::string>{"a", "b"});
  CHECK(read.articles[0].text == kText);
}

TEST_CASE("HTML: old pages of breaks and preformatted text") {
  const auto breaks = read_all("a.htm", "<html><body><font size=2>" + kText + "<br><br>" + kText +
                                            "<br>And so on.</font></body></html>");
  REQUIRE(breaks.articles.size() == 1);
  CHECK(breaks.articles[0].text == kText + "\n\n" + kText + "\nAnd so on.");
  const auto wire =
      read_all("a.htm", "<html><body><pre>LONDON (X) -\n  " + kText + "\n</pre></body></html>");
  CHECK(wire.articles.at(0).text == "LONDON (X) -\n  " + kText);
}

TEST_CASE("HTML: charset by meta, mojibake repaired") {
  const auto read = read_all(
      "a.html", "<html><head><meta charset=windows-1251><title>\xCF\xF0\xE8\xE2\xE5\xF2</title>");
  CHECK(read.articles.at(0).title == "\u041f\u0440\u0438\u0432\u0435\u0442");
  CHECK(read_all("a.html", "<title>It\u00e2\u20ac\u2122s</title>").articles.at(0).title ==
        "It\u2019s");
}

TEST_CASE("HTML: fragments as plain text") {
  CHECK(html_text("a &amp; b") == "a & b");
  CHECK(html_text("<p>one  <i>two</i></p>three<br>four<ul><li>five</ul>") ==
        "one two\n\nthree\nfour\n\nfive");
  CHECK(html_text("plain") == "plain");
}

TEST_CASE("HTML: hostile markup is refused, not followed") {
  std::string deep;
  for (int i = 0; i < 200'000; ++i) deep += "<div>";
  CHECK_FALSE(parse_html_article(deep).refusal.empty());
  std::string open;
  for (int i = 0; i < 3'000; ++i) open += "<b id=" + std::to_string(i) + ">";
  for (int i = 0; i < 100'000; ++i) open += "<p>x";
  CHECK_FALSE(parse_html_article(open).refusal.empty());
  std::string paragraphs;
  for (int i = 0; i < 50'000; ++i) paragraphs += "<p>A paragraph that nobody closes.<li>x";
  CHECK(parse_html_article(paragraphs).refusal.empty());
  CHECK(parse_html_article("<").refusal.empty());
  CHECK(parse_html_article("<a").refusal.empty());
}

TEST_CASE("Regression: who wrote it and when, under the headline, is no text") {
  const std::string paragraph =
      "<p>A paragraph of running text, as an article on a page has it.</p>";
  const auto read =
      read_all("a.html",
               "<article><h1>T</h1><address>Ann Lee</address><div>Thu 25 Nov 2021 08.11 GMT</div>"
               "<div>Last modified on Fri 26 Nov 2021</div>" +
                   paragraph + paragraph + "<p>26 November 2021</p>" + paragraph +
                   "<div class=submeta>Topics</div></article>");
  REQUIRE(read.articles.size() == 1);
  const std::string text = "A paragraph of running text, as an article on a page has it.";
  CHECK(read.articles[0].text == text + "\n\n" + text + "\n\n26 November 2021\n\n" + text);
}

TEST_CASE("Regression: XHTML behind a long comment is a page") {
  const auto read = read_all("a", "<?xml version=\"1.0\"?><!-- " + std::string(5000, 'x') +
                                      " --><html xmlns=\"http://www.w3.org/1999/xhtml\"><head>"
                                      "<title>T</title></head><body/></html>");
  REQUIRE(read.articles.size() == 1);
  CHECK(read.articles[0].title == "T");
}

TEST_CASE("Regression: a page by two authors, one <meta> each") {
  const auto read =
      read_all("a.html",
               "<title>T</title><meta name=author content='By Ann Lee'><meta name=author "
               "content='Bo Ray'><meta name=author content='Ann Lee'>"
               "<meta property=article:author content='Somebody Else'>");
  REQUIRE(read.articles.size() == 1);
  CHECK(read.articles[0].authors == std::vector<std::string>{"Ann Lee", "Bo Ray"});
}

}  // namespace dateline
