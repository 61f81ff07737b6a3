#include "web/page_frame.h"
#include "web/page_search.h"
#include "web/pages.h"

namespace dateline::web {
namespace {

void write_example(const HelpExample& example, HtmlWriter& out) {
  out.markup("<tr><th scope=\"row\"><a dir=\"auto\" href=\"")
      .text(page_url(search_for(example.query)))
      .markup("\"><code>")
      .text(example.query)
      .markup("</code></a></th><td>")
      .say(example.meaning)
      .markup("</td><td class=\"count\">")
      .say(Text::help_hits, {{"n", example.articles}})
      .markup("</td></tr>\n");
}

void write_examples(const std::vector<HelpExample>& examples, HtmlWriter& out) {
  if (examples.empty()) return;
  out.markup("<table class=\"examples\">\n<caption class=\"hidden\">")
      .say(Text::help_examples)
      .markup("</caption>\n<thead><tr>");
  for (const Text head : {Text::help_you_type, Text::help_you_find, Text::results_list}) {
    out.markup("<th scope=\"col\">").say(head).markup("</th>");
  }
  out.markup("</tr></thead>\n<tbody>\n");
  for (const HelpExample& example : examples) write_example(example, out);
  out.markup("</tbody>\n</table>\n");
}

}  // namespace

std::string help_page(const std::vector<HelpExample>& examples) {
  HtmlWriter main;
  main.markup("<div class=\"plain\">\n<h1>")
      .say(Text::help_title)
      .markup("</h1>\n<p>")
      .say(Text::help_intro)
      .markup("</p>\n");
  write_examples(examples, main);
  main.markup("<h2>").say(Text::help_rules).markup("</h2>\n<ul>\n");
  for (const Text rule :
       {Text::help_rule_all, Text::help_rule_fold, Text::help_rule_click, Text::help_rule_copies}) {
    main.markup("<li>").say(rule).markup("</li>\n");
  }
  main.markup("</ul>\n<h2 id=\"keyboard\">").say(Text::help_keyboard).markup("</h2>\n");
  write_keyboard_list(main);
  main.markup("</div>\n");
  return framed(PageKind::other, text_of(Text::help_title), {}, main);
}

}  // namespace dateline::web
