#include "searcher/cli/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <thread>
#include <utility>

#include "searcher/cli/help.h"
#include "searcher/facet_request.h"

namespace dateline::cli {
namespace {

constexpr int kUsageStatus = 2;
constexpr unsigned kMaxJobs = 256;

// The options as they are typed, before they are put together.
struct Raw {
  std::string index, trec, sort = "relevance", match = "auto", expand = "off", recency = "off",
                           fold = "on", facets, queries;
  bool json = false, jsonl = false, csv = false, ids = false, plain = false, figures = false;
  bool all = false, bom = false;
  unsigned jobs = std::clamp(std::thread::hardware_concurrency(), 1U, kMaxJobs);
  std::size_t limit = 0, offset = 0, exact_facets = kExactFacetsUpTo;
};

std::string default_index() {
  const char* set =
      std::getenv("DATELINE_INDEX");  // NOLINT(concurrency-mt-unsafe): before any thread
  return set != nullptr && *set != '\0' ? set : "./dateline.index";
}

// What they mean, help.cc tells.
void declare(CLI::App& app, Raw& raw) {
  app.set_help_flag("--help");
  app.set_version_flag("--version", "dateline-search " DATELINE_VERSION);
  app.add_option("--index", raw.index);
  CLI::Option_group* form = app.add_option_group("Form of the answer");
  form->add_flag("--json", raw.json);
  form->add_flag("--jsonl", raw.jsonl);
  form->add_flag("--csv", raw.csv);
  form->add_flag("--ids", raw.ids);
  form->add_option("--trec", raw.trec);
  form->require_option(0, 1);
  CLI::Option* all = app.add_flag("--all", raw.all);
  app.add_flag("--bom", raw.bom);
  app.add_option("--limit", raw.limit)->excludes(all)->check(CLI::Range(0, 1'000'000));
  app.add_option("--offset", raw.offset)->check(CLI::Range(0, 1'000'000'000));
  app.add_option("--sort", raw.sort)->check(CLI::IsMember({"relevance", "newest", "oldest"}));
  app.add_option("--match", raw.match)->check(CLI::IsMember({"auto", "all", "any"}));
  app.add_option("--expand", raw.expand)->check(CLI::IsMember({"auto", "on", "off"}));
  app.add_option("--recency", raw.recency)->check(CLI::IsMember({"on", "off"}));
  app.add_option("--fold", raw.fold)->check(CLI::IsMember({"on", "off"}));
  app.add_flag("--plain", raw.plain);
  app.add_option("--facets", raw.facets);
  app.add_flag("--figures", raw.figures);
  app.add_option("--exact-facets", raw.exact_facets)->check(CLI::Range(1, 1'000'000'000));
  app.add_option("--queries", raw.queries);
  app.add_option("--jobs", raw.jobs)->check(CLI::Range(1U, kMaxJobs));
}

struct Split {
  std::vector<std::string> options;  // a value joined to its name by "="
  std::vector<std::string> words;
};

// The option of that name in `app` or its groups; null where there is none.
const CLI::Option* find_option(const CLI::App& app, const std::string& name) {
  for (const CLI::Option* option : app.get_options()) {
    if (option->check_lname(name)) return option;
  }
  for (const CLI::App* group : app.get_subcommands([](const CLI::App*) { return true; })) {
    if (const CLI::Option* option = find_option(*group, name)) return option;
  }
  return nullptr;
}

// CLI11 takes every word with a leading dash for an option, queries among them: it gets to see only
// ours.
Split split(const CLI::App& app, const std::vector<std::string>& arguments) {
  Split parts;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (argument == "--") {
      parts.words.insert(parts.words.end(), arguments.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                         arguments.end());
      break;
    }
    if (!argument.starts_with("--")) {
      parts.words.push_back(argument);
      continue;
    }
    const CLI::Option* option = find_option(app, argument.substr(2));
    const bool takes_value = option != nullptr && option->get_expected_max() > 0;
    if (takes_value && i + 1 < arguments.size()) {
      parts.options.push_back(argument + "=" + arguments[++i]);
    } else {
      parts.options.push_back(argument);
    }
  }
  return parts;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

Form form_of(const CLI::App& app, const Raw& raw) {
  if (raw.json) return Form::json;
  if (raw.jsonl) return Form::jsonl;
  if (raw.csv) return Form::csv;
  if (raw.ids) return Form::ids;
  return app.count("--trec") > 0 ? Form::trec : Form::human;
}

Parsed usage_error(const std::string& message) {
  std::cerr << "dateline-search: " << message << "\nRun with --help for more information.\n";
  return {{}, kUsageStatus};
}

Parsed assemble(const CLI::App& app, const Raw& raw, const Split& parts) {
  Options options;
  options.index = raw.index.empty() ? default_index() : raw.index;
  options.form = form_of(app, raw);
  options.trec_tag = raw.trec;
  if (options.form == Form::trec && raw.trec.empty()) return usage_error("--trec: needs a tag");
  options.figures = raw.figures;
  if (raw.figures && options.form != Form::human && options.form != Form::json) {
    return usage_error("--figures is shown as text or with --json");
  }
  if (app.count("--limit") > 0) options.limit = raw.limit;
  options.all = raw.all;
  if (raw.all && options.form != Form::jsonl && options.form != Form::csv) {
    return usage_error("--all goes with --jsonl or --csv");
  }
  options.byte_order_mark = raw.bom;
  if (raw.bom && options.form != Form::csv) return usage_error("--bom goes with --csv");
  options.queries = raw.queries;
  options.jobs = raw.jobs;
  if (app.count("--queries") > 0 && raw.queries.empty()) {
    return usage_error("--queries: needs a file, or - for standard input");
  }
  if (!raw.queries.empty() && !parts.words.empty()) {
    return usage_error("--queries and a query exclude each other");
  }
  Result<std::vector<FacetRequest>> facets = parse_facets(raw.facets);
  if (!facets) return usage_error("--facets: " + facets.error().text());
  SearchRequest& request = options.request;
  request.query = joined(parts.words);
  request.offset = raw.offset;
  request.sort = sort_named(raw.sort).value_or(Sort::relevance);
  request.match = match_named(raw.match).value_or(Match::automatic);
  request.expand = expand_named(raw.expand).value_or(Expand::off);
  request.recency = raw.recency == "on";
  request.fold =
      raw.fold == "on" && options.form != Form::ids && options.form != Form::trec && !raw.all;
  request.plain = raw.plain;
  request.facets = std::move(*facets);
  options.service.exact_facets_up_to = raw.exact_facets;
  return {std::move(options), 0};
}

}  // namespace

Parsed parse_options(const std::vector<std::string>& arguments) {
  CLI::App app("", "dateline-search");
  Raw raw;
  try {
    declare(app, raw);
    const Split parts = split(app, arguments);
    std::vector<std::string> reversed(parts.options.rbegin(), parts.options.rend());
    app.parse(std::move(reversed));
    return assemble(app, raw, parts);
  } catch (const CLI::CallForHelp&) {
    std::cout << help_text();
    return {};
  } catch (const CLI::Success& version) {
    return {{}, app.exit(version)};
  } catch (const CLI::Error& error) {
    return usage_error(error.what());
  }
}

}  // namespace dateline::cli
