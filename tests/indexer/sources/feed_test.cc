// Feeds and news sitemaps.
#include <catch2/catch.hpp>

#include "tests/indexer/sources/read_all.h"

namespace dateline {
using test::facts;
using test::read_all;

TEST_CASE("Feed: RSS 2.0") {
  const auto read = read_all("feed", R"(<?xml version="1.0"?>
<rss version="2.0" xmlns:content="c" xmlns:dc="d" xmlns:media="m"><channel>
<title>The Daily</title><link>https://daily.example/</link><language>en-GB</language>
<item><title>Rates &amp;amp; prices</title><link>/rates?a=1&b=2</link>
  <guid isPermaLink="false">42</guid><pubDate>Thu, 25 Nov 2021 10:00:00 +0100</pubDate>
  <dc:creator>Ann Smith</dc:creator><category>Money</category><media:title>A coin</media:title>
  <description>Short.</description>
  <content:encoded><![CDATA[<p>They <b>rose</b>.</p><p>Again &eacute;t&eacute;.</p>]]></content:encoded></item>
<item><title>Second</title><author>bo@daily.example (Bo Li)</author></item>
<item><link>https://daily.example/empty</link></item>
</channel></rss>)");
  REQUIRE(read.articles.size() == 2);
  CHECK(facts(read.articles[0]) ==
        "Rates & prices | 2021-11-25T10:00:00+01:00 | The Daily | Ann Smith | "
        "https://daily.example/rates?a=1&b=2 | en");
  CHECK(read.articles[0].id == read.articles[0].url);
  CHECK(read.articles[0].text == "They rose.\n\nAgain \u00e9t\u00e9.");
  CHECK(read.articles[0].keywords == std::vector<std::string>{"Money"});
  CHECK(read.articles[1].authors == std::vector<std::string>{"Bo Li"});
  CHECK(read.refusals == std::vector<std::string>{":3: there is neither text nor title"});
}

TEST_CASE("Feed: Atom") {
  const auto read = read_all("a.atom", R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"
 xml:base="https://journal.example/2021/"><title>Le Journal</title><author><name>Redaction</name></author>
<entry><id>urn:x:1</id><title type="html">Un &amp;lt;b&amp;gt;</title><link rel="self" href="s"/>
<link href="un.html"/><published>2021-11-25T10:00:00Z</published><updated>2022-01-01T00:00:00Z</updated>
<content type="xhtml"><div xmlns="h"><p>Texte <em>plein</em></p><p>Deux</p></div></content></entry>
<entry><id>urn:x:2</id><title>A &lt; B</title><summary>Plain &amp; short</summary></entry></feed>)");
  REQUIRE(read.articles.size() == 2);
  CHECK(facts(read.articles[0]) ==
        "Un <b> | 2021-11-25T10:00:00Z | Le Journal | Redaction | "
        "https://journal.example/2021/un.html | fr");
  CHECK(read.articles[0].id == "urn:x:1");
  CHECK(read.articles[0].text == "Texte plein\n\nDeux");
  CHECK(read.articles[1].title == "A < B");
  CHECK(read.articles[1].text == "Plain & short");
}

TEST_CASE("Feed: RSS 1.0 and CDF") {
  const auto rdf =
      read_all("a.rdf", R"(<rdf:RDF xmlns:rdf="r" xmlns:dc="d"><channel><title>C</title></channel>
<item rdf:about="http://x.example/1"><title>One</title><dc:date>2004-04-06</dc:date></item></rdf:RDF>)");
  REQUIRE(rdf.articles.size() == 1);
  CHECK(facts(rdf.articles[0]) == "One | 2004-04-06 | C |  | http://x.example/1 | ");
  const auto cdf = read_all("a.xml", R"(<CHANNEL><TITLE>C</TITLE><ITEM HREF="http://x.example/1"
 LASTMOD="2004-04-06"><TITLE>One</TITLE><ABSTRACT>Text.</ABSTRACT></ITEM></CHANNEL>)");
  REQUIRE(cdf.articles.size() == 1);
  CHECK(facts(cdf.articles[0]) == "One | 2004-04-06 | C |  | http://x.example/1 | ");
}

TEST_CASE("Feed: a broken one is read up to the fault") {
  const auto read = read_all("a.xml",
                             "<rss><channel><item><title>One</title></item>"
                             "<item><title>Two</title></item>\n<item><title>Thr</item>");
  CHECK(read.articles.size() == 2);
  REQUIRE(read.refusals.size() == 1);
  CHECK(read.refusals[0].starts_with(":0: broken XML in line 2"));
  CHECK(read_all("a.xml", "<!-- nothing -->").refusals.size() == 1);
  CHECK(read_all("a.xml", "<rss><channel><title>T</title></channel></rss>").refusals.empty());
}

TEST_CASE("Feed: charsets, and entities that would explode") {
  const auto russian =
      read_all("a.xml",
               "<?xml version='1.0' encoding='windows-1251'?><rss><item><title>\xCF\xF0\xE8\xE2"
               "\xE5\xF2</title></item></rss>");
  CHECK(russian.articles.at(0).title == "\u041f\u0440\u0438\u0432\u0435\u0442");
  const auto mojibake =
      read_all("a.xml", "<rss><item><title>It\u00e2\u20ac\u2122s</title></item></rss>");
  CHECK(mojibake.articles.at(0).title == "It\u2019s");
  const auto bomb = read_all("a.xml",
                             "<!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>"
                             "<rss><item><title>&b;</title></item></rss>");
  CHECK(bomb.articles.at(0).title == "&b;");
}

TEST_CASE("Feed: news sitemaps") {
  const auto read = read_all("map.xml", R"(<?xml version="1.0"?><urlset xmlns:news="n">
<url><loc>https://x.example/1</loc><news:news><news:publication><news:name>The X</news:name>
<news:language>en</news:language></news:publication><news:publication_date>2008-12-23</news:publication_date>
<news:title>Merger talks</news:title><news:keywords>business, merger</news:keywords></news:news></url>
<url><loc>https://x.example/about</loc></url></urlset>)");
  REQUIRE(read.articles.size() == 1);
  CHECK(facts(read.articles[0]) ==
        "Merger talks | 2008-12-23 | The X |  | https://x.example/1 | en");
  CHECK(read.articles[0].keywords.size() == 2);
  CHECK(read.skipped.size() == 1);
}

TEST_CASE("Regression: WordPress: entities in CDATA, and the line under every entry") {
  const auto read = read_all(
      "a.xml",
      "<rss><channel><item><title>T</title><dc:creator><![CDATA[Ann O&#8217;Neill]]></dc:creator>"
      "<category><![CDATA[Law &amp; Order]]></category><content:encoded><![CDATA[<p>One.</p>"
      "<p>The post <a>T</a> appeared first on <a>Daily</a>.</p>]]></content:encoded></item>"
      "<item><title>U</title><description>The post office appeared first on Monday.</description>"
      "</item></channel></rss>");
  REQUIRE(read.articles.size() == 2);
  CHECK(read.articles[0].authors == std::vector<std::string>{"Ann O\u2019Neill"});
  CHECK(read.articles[0].keywords == std::vector<std::string>{"Law & Order"});
  CHECK(read.articles[0].text == "One.");
  CHECK(read.articles[1].text == "The post office appeared first on Monday.");
}

TEST_CASE("Regression: one broken entry does not lose those behind it") {
  const auto read = read_all(
      "a.xml",
      "<rss><channel><title>C</title><link>http://x/</link><language>fr</language>"
      "<item><title>One</title></item>"
      "<item><title>Two</title><description>Text<br>more</description></item>"
      "<item><title>Three</title><link>/3</link></item><items/><item ><title>a < b</title></item>"
      "<item><title>Five</title></item></channel></rss>");
  std::vector<std::string> titles;
  for (const Article& article : read.articles) titles.push_back(article.title);
  CHECK(titles == std::vector<std::string>{"One", "Three", "Five"});
  CHECK(read.articles.back().source == "C");
  CHECK(read.articles.back().language == "fr");
  CHECK(read.articles[1].url == "http://x/3");
  REQUIRE(read.refusals.size() == 2);
  CHECK(read.refusals[0].starts_with(":4: broken XML in line 1"));
  CHECK(read.refusals[1].starts_with(":0: broken XML in line 1"));
}

}  // namespace dateline
