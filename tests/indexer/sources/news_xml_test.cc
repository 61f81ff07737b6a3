// NITF, NewsML-G2 and plain XML.
#include <catch2/catch.hpp>

#include "tests/indexer/sources/read_all.h"

namespace dateline {
namespace {

using test::facts;
using test::read_all;

const std::string kNitf = R"(<nitf xml:lang="en"><head><title>Slug</title><docdata>
<doc-id id-string="n-1"/><date.issue norm="20211125T100000Z"/><key-list><keyword key="bridge"/></key-list></docdata>
<pubdata name="The Post" position.section="Local"/></head><body><body.head><hedline><hl1>Bridge
 closed</hl1></hedline><byline>By <person>Ann Smith</person>, <byttl>Reporter</byttl></byline></body.head>
<body.content><p>The <org>council</org> voted.</p><media><media-caption>A bridge</media-caption></media>
<block><p>Again.</p></block></body.content></body></nitf>)";

std::string item(const std::string& kind, const std::string& inside) {
  return "<newsItem guid=\"urn:" + kind +
         "\" xml:lang=\"en-US\"><itemMeta><itemClass qcode=\"ninat:" + kind +
         "\"/><provider qcode=\"p:ACME\"/><versionCreated>2021-11-25T10:00:00Z</versionCreated>" +
         "</itemMeta><contentMeta><headline>Closed</headline><by>By Ann Smith</by></contentMeta>" +
         inside + "</newsItem>";
}

}  // namespace

TEST_CASE("NITF: a story") {
  const auto read = read_all("a.xml", kNitf);
  REQUIRE(read.articles.size() == 1);
  CHECK(facts(read.articles[0]) ==
        "Bridge closed | 2021-11-25T10:00:00Z | The Post | Ann Smith |  | en");
  CHECK(read.articles[0].id == "n-1");
  CHECK(read.articles[0].section == "Local");
  CHECK(read.articles[0].text == "The council voted.\n\nAgain.");
}

TEST_CASE("NewsML-G2: texts are read, everything else is skipped") {
  const auto read = read_all(
      "a.xml", "<newsMessage><itemSet>" +
                   item("text", "<contentSet><inlineXML>" + kNitf + "</inlineXML></contentSet>") +
                   item("picture", "") +
                   item("composite",
                        "<contentSet><inlineData contenttype=\"text/plain\">Words."
                        "</inlineData></contentSet>") +
                   "<planningItem/><knowledgeItem/><conceptItem/>"
                   "<packageItem guid=\"urn:p\"><itemMeta/><contentMeta><headline>Top</headline>"
                   "</contentMeta><groupSet><group><itemRef><title>One</title></itemRef><itemRef>"
                   "<headline>Two</headline></itemRef></group></groupSet></packageItem>"
                   "</itemSet></newsMessage>");
  REQUIRE(read.articles.size() == 3);
  CHECK(facts(read.articles[0]) == "Closed | 2021-11-25T10:00:00Z | ACME | Ann Smith |  | en");
  CHECK(read.articles[0].id == "urn:text");
  CHECK(read.articles[0].text == "The council voted.\n\nAgain.");
  CHECK(read.articles[1].text == "Words.");
  CHECK(read.articles[2].text == "One\n\nTwo");
  CHECK(read.skipped.size() == 4);
  CHECK(read.refusals.empty());
}

TEST_CASE("XML: elements named like fields, and kinds that nobody knows") {
  const auto read = read_all("a.xml",
                             "<archive><story id='1'><title>One</title><body>Text.</body></story>"
                             "<story><title>Two</title><text><p>A</p><p>B</p></text>"
                             "<author>Ann</author></story></archive>");
  REQUIRE(read.articles.size() == 2);
  CHECK(read.articles[0].id == "1");
  CHECK(read.articles[1].text == "A\n\nB");
  CHECK(read_all("a.xml", "<svg/>").refusals.size() == 1);
  CHECK(read_all("a.xml", "<rss/>", {Format::nitf, {}}).refusals.size() == 1);
}

TEST_CASE("Regression: NewsML-G2: a diary of events is no article") {
  const auto read =
      read_all("a.xml", item("composite",
                             "<contentSet><inlineXML><events><event><name>Meeting</name>"
                             "</event></events></inlineXML></contentSet>"));
  CHECK(read.articles.empty());
  CHECK(read.skipped == std::vector<std::string>{"a NewsML-G2 set of events"});
}

}  // namespace dateline
