# One mistake is one error: of a file or folder that is missing or broken, nothing is told that only follows from it.
use strict;
use warnings;
use File::Temp;
use Test::More;
use Book;

# Moves a folder out of a book and leads to it.
my $outside = File::Temp->newdir;
my $n_outside = 0;

sub elsewhere {
    my ($book, $folder) = @_;
    my $place = "$outside/" . $n_outside++;
    rename "$book/$folder", $place or die "$folder: $!";
    symlink $place, "$book/$folder" or die "$folder: $!";
}

sub edit {
    my ($file, $do) = @_;
    local $_ = read_file($file);
    my $before = $_;
    $do->();
    die "$file: nothing to edit\n" if $_ eq $before;
    write_file($file, $_);
}

# Indents lines of a file further, or less where $by is below 0: from one that $from fits to one before that $to fits.
sub indent {
    my ($file, $by, $from, $to) = @_;
    my ($on, $done) = (0, 0);
    edit($file, sub {
        s/^(.*)\n/
            my $line = $1;
            $done ||= $on && $to && $line =~ $to;
            $on = !$done && ($on || $line =~ $from);
            ($on && $line ne '' ? ($by > 0 ? ' ' x $by . $line : substr $line, -$by) : $line) . "\n"/gme;
    });
}

# Gives the relation of the two 404 another name in codes/.
sub relation {
    my ($book, $name) = @_;
    rename "$book/codes/across/http.404-vs-sip.404.yaml", "$book/codes/$name.yaml" or die "$name: $!";
}

# Takes the old addresses out of a book.
sub unmove {
    edit("$_[0]/site.yaml", sub { s/^moved:\n(?:  .*\n?)*//m });
}

# The status of a check, and what it says of a book only after something is done in it.
sub said_of {
    my ($do) = @_;
    my $book = golden_book();
    my (undef, undef, $before) = statusbook('-C', $book, 'check');
    my %known = map { $_ => 1 } $before =~ /^(\S+: (?:error|warning): .*)$/mg;
    $do->($book);
    my ($status, undef, $errors) = statusbook('-C', $book, 'check');
    return $status, grep { !$known{$_} } $errors =~ /^(\S+: (?:error|warning): .*)$/mg;
}

# name => [what is done in a book, the one error]
my %mistakes = (
    'no templates' => [sub { rename "$_[0]/templates", "$_[0]/gone" }, qr/^templates: error: cannot read 'templates'/],
    'the file of a protocol under another name' => [sub { rename "$_[0]/codes/http/protocol.yaml", "$_[0]/codes/http/http.yaml" },
        qr{^codes/http/http\.yaml: error: this is what a file such as 'codes/P/protocol\.yaml' holds}],
    'the file of a protocol without an ending' => [sub { rename "$_[0]/codes/http/protocol.yaml", "$_[0]/codes/http/protocol" },
        qr{^codes/http/protocol: error: the name of the file does not end in '\.yaml'}],
    'a slip in an ending' => [sub { rename "$_[0]/codes/http/404.yaml", "$_[0]/codes/http/404.ymal" },
        qr{^codes/http/404\.ymal: error: the name of the file does not end in '\.yaml'}],
    'the words of the site with another ending' => [sub { rename "$_[0]/locales/en/site.yaml", "$_[0]/locales/en/site.yml" },
        qr{^locales/en/site\.yml: error: the name of the file does not end in '\.yaml'}],
    'an answer to a question of another name' => [sub { edit("$_[0]/codes/http/404.yaml", sub { s/^facts:\n  \w+:/facts:\n  zzzzzz:/m }) },
        qr{^codes/http/404\.yaml:\d+:3: error: unknown question 'zzzzzz' \(did you mean '\w+'\?\)}],
    'a field that only an example has' => [sub { edit("$_[0]/codes/http/404.yaml", sub { s/^gloss: .*\n(?:  .*\n)*//m; s/^(when_seen: \|-\n)/$1  ```\n  gloss: x\n  ```\n\n/m }) },
        qr{^codes/http/404\.yaml: error: missing field 'gloss'}],
    'no assets' => [sub { rename "$_[0]/templates/assets", "$_[0]/gone" }, qr{^templates/assets: error: cannot read 'templates/assets'}],
    'assets elsewhere' => [sub { rename "$_[0]/templates/assets", "$_[0]/gone"; symlink '/etc', "$_[0]/templates/assets" },
        qr{^templates/assets: error: .*leads out of the book}],
    'no words of the site' => [sub { unlink "$_[0]/locales/en/site.yaml" }, qr{^locales/en/site\.yaml: error: the words of the site are missing}],
    'a broken code that an old page leads to' => [sub { write_file("$_[0]/codes/http/404.yaml", read_file("$_[0]/codes/http/404.yaml") . "a: [\n") },
        qr{^codes/http/404\.yaml:\d+:\d+: error: this '\['}],
    'no codes' => [sub { rename "$_[0]/codes", "$_[0]/gone" }, qr{^codes: error: cannot read 'codes': No such file}],
    'codes elsewhere' => [sub { elsewhere($_[0], 'codes') }, qr{^codes: error: .*leads out of the book}],
    'a protocol elsewhere' => [sub { elsewhere($_[0], 'codes/http') }, qr{^codes/http: error: .*leads out of the book}],
    'no folder of a protocol' => [sub { rename "$_[0]/codes/http", "$_[0]/gone" }, qr{^site\.yaml:\d+:\d+: error: there is no 'codes/http/protocol\.yaml'}],
    'a slip in a list of protocols' => [sub { edit("$_[0]/site.yaml", sub { s/^protocols: \[http/protocols: [htp/m }) },
        qr{^site\.yaml:\d+:13: error: there is no 'codes/htp/protocol\.yaml' \(did you mean 'http'\?\)}],
    'a protocol in capitals' => [sub { edit("$_[0]/site.yaml", sub { s/^protocols: \[http/protocols: [HTTP/m }) },
        qr{^site\.yaml:\d+:13: error: 'HTTP' cannot be a name \(did you mean 'http'\?\)}],
    'a slip in a list of languages' => [sub { edit("$_[0]/site.yaml", sub { s/^languages: \[en, ja/languages: [en, jp/m }) },
        qr{^site\.yaml:\d+:17: error: there is no 'locales/jp/locale\.yaml' \(did you mean 'ja'\?\)}],
    'a language in capitals' => [sub { edit("$_[0]/site.yaml", sub { s/^languages: \[en, ja/languages: [en, JA/m }) },
        qr{^site\.yaml:\d+:17: error: 'JA' cannot be a name \(did you mean 'ja'\?\)}],
    'no file of a protocol' => [sub { unlink "$_[0]/codes/http/protocol.yaml" }, qr{^site\.yaml:\d+:\d+: error: there is no 'codes/http/protocol\.yaml'}],
    'a protocol with a wrong ending' => [sub { rename "$_[0]/codes/http/protocol.yaml", "$_[0]/codes/http/protocol.yml" },
        qr{^codes/http/protocol\.yml: error: }],
    'no locales' => [sub { rename "$_[0]/locales", "$_[0]/gone" }, qr{^locales: error: cannot read 'locales': No such file}],
    'locales elsewhere' => [sub { elsewhere($_[0], 'locales') }, qr{^locales: error: .*leads out of the book}],
    'no English' => [sub { rename "$_[0]/locales/en", "$_[0]/gone" }, qr{^locales/en: error: cannot read 'locales/en': No such file}],
    'a language elsewhere' => [sub { elsewhere($_[0], 'locales/ja') }, qr{^locales/ja: error: .*leads out of the book}],
    'an empty code' => [sub { write_file("$_[0]/codes/http/404.yaml", "# soon\n") }, qr{^codes/http/404\.yaml: error: the file is empty}],
    'a copy of a code' => [sub { write_file("$_[0]/codes/http/404b.yaml", read_file("$_[0]/codes/http/404.yaml")) },
        qr{^codes/http/404b\.yaml:1:7: error: code '404' stands in a file named}],
    'a code whose file has another number' => [sub { rename "$_[0]/codes/http/404.yaml", "$_[0]/codes/http/0404.yaml" },
        qr{^codes/http/0404\.yaml:1:7: error: code '404' stands in a file named '0404\.yaml'}],
    'a slip in a status' => [sub { edit("$_[0]/codes/http/404.yaml", sub { s/^status: .*/status: curent/m }) },
        qr{^codes/http/404\.yaml:\d+:9: error: 'curent' is none of .*'not_a_code' \(did you mean 'current'\?\)}],
    'a relation that is turned' => [sub { rename "$_[0]/codes/across/http.404-vs-sip.404.yaml", "$_[0]/codes/across/sip.404-vs-http.404.yaml" },
        qr{^codes/across/sip\.404-vs-http\.404\.yaml: error: the protocols stand in the order of the alphabet}],
    'a note that is turned' => [sub { rename "$_[0]/codes/http/404-vs-410.yaml", "$_[0]/codes/http/410-vs-404.yaml" },
        qr{^codes/http/410-vs-404\.yaml: error: the lower code stands first: name the file '404-vs-410\.yaml'}],
    'a code of another protocol' => [sub { write_file("$_[0]/codes/sip/200.yaml", read_file("$_[0]/codes/http/200.yaml")) },
        qr{^codes/sip/200\.yaml:\d+:3: error: most of these facts answer no question of 'sip'}],
    'a code that went to another protocol' => [sub { rename "$_[0]/codes/http/410.yaml", "$_[0]/codes/sip/410.yaml" },
        qr{^codes/sip/410\.yaml:\d+:3: error: most of these facts answer no question of 'sip' but those of 'http'; a code of it stands in 'codes/http'}],
    'a relation with hyphens' => [sub { relation($_[0], 'across/http-404-vs-sip-404') },
        qr{^codes/across/http-404-vs-sip-404\.yaml: error: this names two codes of two protocols: the file is 'codes/across/http\.404-vs-sip\.404\.yaml'}],
    'a relation in the folder of a protocol' => [sub { relation($_[0], 'http/http.404-vs-sip.404') },
        qr{^codes/http/http\.404-vs-sip\.404\.yaml: error: this names two codes of two protocols}],
    'a relation turned, in the folder of all' => [sub { relation($_[0], 'SIP404-vs-HTTP404') },
        qr{^codes/SIP404-vs-HTTP404\.yaml: error: this names two codes of two protocols: the file is 'codes/across/http\.404-vs-sip\.404\.yaml'}],
    'a relation of nothing' => [sub { relation($_[0], 'across/404') }, qr{^codes/across/404\.yaml: error: the name of the file is not that of two codes}],
    'a note in place of a code' => [sub { write_file("$_[0]/codes/http/404.yaml", read_file("$_[0]/codes/http/404-vs-410.yaml")) },
        qr{^codes/http/404\.yaml: error: this is a note on two codes: name the file '404-vs-410\.yaml'}],
    'a note on two codes with another sign between them' => [sub { rename "$_[0]/codes/http/404-vs-410.yaml", "$_[0]/codes/http/404_vs_410.yaml" },
        qr{^codes/http/404_vs_410\.yaml: error: this is a note on two codes: name the file '404-vs-410\.yaml'}],
    'a note on two codes with dashes between them' => [sub { rename "$_[0]/codes/http/404-vs-410.yaml", "$_[0]/codes/http/404\xe2\x80\x93vs\xe2\x80\x93410.yaml" },
        qr{^codes/http/404\xe2\x80\x93vs\xe2\x80\x93410\.yaml: error: '-vs-' stands between two codes: name the file '404-vs-410\.yaml'}],
    'a relation with another sign between its codes' => [sub { rename "$_[0]/codes/across/http.404-vs-sip.404.yaml", "$_[0]/codes/across/http.404_vs_sip.404.yaml" },
        qr{^codes/across/http\.404_vs_sip\.404\.yaml: error: '-vs-' stands between two codes: name the file 'http\.404-vs-sip\.404\.yaml'}],
    'a translation in place of a code' => [sub { write_file("$_[0]/codes/http/404.yaml", read_file("$_[0]/locales/ja/http/404.yaml")) },
        qr{^codes/http/404\.yaml: error: this is what a file such as 'locales/LANG/P/486\.yaml' holds}],
    'a code in place of a translation' => [sub { write_file("$_[0]/locales/ja/http/404.yaml", read_file("$_[0]/codes/http/404.yaml")) },
        qr{^locales/ja/http/404\.yaml: error: this is what a file such as 'codes/P/486\.yaml' holds}],
    'a protocol in place of questions' => [sub { write_file("$_[0]/codes/questions.yaml", read_file("$_[0]/codes/http/protocol.yaml")) },
        qr{^codes/questions\.yaml: error: this is what a file such as 'codes/P/protocol\.yaml' holds}],
    'a slip of unreached' => [sub { edit("$_[0]/codes/http/decide.yaml", sub { s/^unreached:/unreachd:/m }) },
        qr{^codes/http/decide\.yaml:\d+:1: error: unknown field 'unreachd' \(did you mean 'unreached'\?\)}],
    'a tree without a start' => [sub { edit("$_[0]/codes/http/decide.yaml", sub { s/^(  start:).*/$1/m }) },
        qr{^codes/http/decide\.yaml:\d+:3: error: 'start' is empty}],
    'a map in place of a text' => [sub { edit("$_[0]/codes/http/404.yaml", sub { s/^gloss: .*/gloss: {a: b}/m }) },
        qr{^codes/http/404\.yaml:\d+:8: error: 'gloss' is a map}],
    'a field with a name that is like no other' => [sub { edit("$_[0]/codes/http/404.yaml", sub { s/^gloss:/zebra:/m }) },
        qr{^codes/http/404\.yaml:\d+:1: error: unknown field 'zebra' \(did you mean 'gloss'\?\)}],
    'a fact that is a map' => [sub { edit("$_[0]/codes/http/404.yaml", sub { s/fault: address/fault: {a: b}/ }) },
        qr{^codes/http/404\.yaml:\d+:10: error: an answer, a list of answers, or}],
    'a list of codes without brackets' => [sub { edit("$_[0]/codes/http/404.yaml", sub { s/^related: .*/related: 410, 503/m }) },
        qr{^codes/http/404\.yaml:\d+:10: error: '410, 503' is one text; a list stands in brackets: \[410, 503\]}],
    'a list of answers without brackets' => [sub { edit("$_[0]/codes/http/404.yaml", sub { s/fault: address/fault: address, token/ }) },
        qr{^codes/http/404\.yaml:\d+:10: error: question '\w+' has no answer 'address, token'; a list stands in brackets: \[address, token\]}],
    'a list of protocols without brackets' => [sub { edit("$_[0]/site.yaml", sub { s/^protocols: .*/protocols: http, sip/m }) },
        qr{^site\.yaml:\d+:12: error: 'http, sip' is one text; a list stands in brackets: \[http, sip\]}],
    'a code in typographic quotes' => [sub { edit("$_[0]/codes/http/404.yaml", sub { s/^code: .*/code: \xe2\x80\x9c404\xe2\x80\x9d/m }) },
        qr{^codes/http/404\.yaml:1:7: error: U\+201C is no quote to YAML}],
    'a status in typographic quotes' => [sub { edit("$_[0]/codes/http/404.yaml", sub { s/^status: .*/status: \xe2\x80\x98current\xe2\x80\x99/m }) },
        qr{^codes/http/404\.yaml:\d+:9: error: U\+2018 is no quote to YAML}],
    'a map that is merged' => [sub { edit("$_[0]/codes/http/404.yaml", sub { s/^facts:\n/facts:\n  <<: *f\n/m }) },
        qr{^codes/http/404\.yaml:\d+:7: error: '\*' starts a YAML alias}],
    'classes with the same codes' => [sub { edit("$_[0]/codes/http/protocol.yaml", sub { s/codes: 400-499/codes: 400-503/ }) },
        qr{^codes/http/protocol\.yaml:\d+:12: error: a code is of one class, but '500-599' has codes of class '4xx', 400-503}],
    'a slip in a fact' => [sub { edit("$_[0]/codes/http/404.yaml", sub { s/fault: address/fault: {iz: address, source: RFC 9110}/ }) },
        qr{^codes/http/404\.yaml:\d+:11: error: unknown field 'iz' \(did you mean 'is'\?\)}],
    'half of a code, and HTML behind it' => [sub { edit("$_[0]/codes/http/404.yaml", sub { s/Send it when/Send `it when `<b>` __x/ }) },
        qr{^codes/http/404\.yaml:\d+:8: error: this backtick would be printed}],
    'a choice that is a map' => [sub { edit("$_[0]/codes/http/404-vs-410.yaml", sub { s/"404": \|-\n.*/"404": {a: b}/ }) },
        qr{^codes/http/404-vs-410\.yaml:\d+:10: error: '404' is a map}],
    'an empty choice' => [sub { edit("$_[0]/codes/http/404-vs-410.yaml", sub { s/"404": \|-\n.*/"404":/ }) },
        qr{^codes/http/404-vs-410\.yaml:\d+:3: error: '404' is empty}],
    'a question without answers' => [sub { edit("$_[0]/codes/http/protocol.yaml", sub { s/(  fault:\n(?:    .*\n)*?    answers:)\n(?:      .*\n)*/$1\n/ }) },
        qr{^codes/http/protocol\.yaml:\d+:5: error: 'answers' is empty}],
    'no words in the file of words' => [sub { write_file("$_[0]/locales/en/site.yaml", "# soon\n") }, qr{^locales/en/site\.yaml: error: the file is empty}],
    'no questions in the file of questions' => [sub { write_file("$_[0]/codes/questions.yaml", '') }, qr{^codes/questions\.yaml: error: the file is empty}],
    'a word that is a list' => [sub { edit("$_[0]/locales/en/site.yaml", sub { s/^  name: .*/  name: [a]/m }) },
        qr{^locales/en/site\.yaml:\d+:9: error: 'name' is a list}],
    'a word of another name' => [sub { edit("$_[0]/locales/en/site.yaml", sub { s/^  name: /  nname: /m }) },
        qr{^locales/en/site\.yaml: error: missing words 'site\.name'}],
    'a group of words of another name' => [sub { edit("$_[0]/locales/en/site.yaml", sub { s/^flow:/flows:/m }) },
        qr{^locales/en/site\.yaml: error: missing words 'flow\.\w+', '}],
    'no answer to the question that decides a note' => [sub { edit("$_[0]/codes/http/503.yaml", sub { s/^  sent_by: .*\n//m }) },
        qr{^codes/http/503\.yaml:\d+:3: error: no answer to question 'sent_by'}],
    'an empty id' => [sub { edit("$_[0]/codes/http/404.yaml", sub { s/^code: .*/code: ""/m }) }, qr{^codes/http/404\.yaml:1:\d+: error: 'code' is empty}],
    'a slip in a place' => [sub { edit("$_[0]/locales/ja/site.yaml", sub { s/text: "\{protocol/text: "{protokol/ }) },
        qr{^locales/ja/site\.yaml:\d+:12: error: unknown place '\{protokol\}' \(did you mean}],
    'a relation that is mapped in no direction' => [sub { edit("$_[0]/codes/across/http.404-vs-sip.404.yaml", sub { s/^kinds: .*/kinds: [mapped]/m; s/^mapped:\n(?: .*\n)*|^mapped: .*\n//m }) },
        qr{^codes/across/http\.404-vs-sip\.404\.yaml:\d+:8: error: missing field 'mapped'}],
    'a relation that is mapped, with an empty list' => [sub { edit("$_[0]/codes/across/http.404-vs-sip.404.yaml", sub { s/^kinds: .*/kinds: [mapped]\nmapped: []/m }) },
        qr{^codes/across/http\.404-vs-sip\.404\.yaml:\d+:8: error: missing field 'mapped'}],
    'a class of a protocol without classes' => [sub { edit("$_[0]/codes/sip/404.yaml", sub { s/^status:/class: 4xx\nstatus:/m }) },
        qr{^codes/sip/404\.yaml:\d+:8: error: the protocol has no classes, so no class '4xx'}],
    'a step that does not ask' => [sub { edit("$_[0]/codes/http/decide.yaml", sub { s/^      asks: Is there content\?\n//m }) },
        qr{^codes/http/decide\.yaml:\d+:5: error: missing field 'asks'}],
    'a choice of another code' => [sub { edit("$_[0]/codes/http/404-vs-410.yaml", sub { s/^  "410":/  "411":/m }) },
        qr{^codes/http/404-vs-410\.yaml:\d+:3: error: not one of the two codes: '411'}],
    'a code without its gloss' => [sub { edit("$_[0]/codes/http/404.yaml", sub { s/^gloss: .*//m }) },
        qr{^codes/http/404\.yaml: error: missing field 'gloss'}],
    'a tree whose steps stand beside it' => [sub { indent("$_[0]/codes/http/decide.yaml", -2, qr/^  steps:/, qr/^missing:/) },
        qr{^codes/http/decide\.yaml:\d+:1: error: 'steps' stands beside 'received' of line 1, and belongs below it; indent it further \[indentation\]}],
    'a tree whose fields stand beside it' => [sub { indent("$_[0]/codes/http/decide.yaml", -2, qr/^  title: A resp/, qr/^missing:/) },
        qr{^codes/http/decide\.yaml:2:1: error: 'title' stands beside 'received' of line 1}],
    'steps beside steps' => [sub { indent("$_[0]/codes/http/decide.yaml", -2, qr/^    class:/, qr/^missing:/) },
        qr{^codes/http/decide\.yaml:\d+:3: error: 'class' stands beside 'steps' of line \d+}],
    'a step that is indented too little' => [sub { indent("$_[0]/codes/http/decide.yaml", -2, qr/^    gateway:/, qr/^missing:/) },
        qr{^codes/http/decide\.yaml:\d+:3: error: 'gateway' stands beside 'steps' of line \d+}],
    'a step that is indented too far' => [sub { indent("$_[0]/codes/http/decide.yaml", 2, qr/^    content:/, qr/^    gateway:/) },
        qr{^codes/http/decide\.yaml:\d+:7: error: 'content' stands below 'class' of line \d+, and belongs beside it; indent it less \[indentation\]}],
    'answers that are indented too little' => [sub { indent("$_[0]/codes/http/decide.yaml", -2, qr/^      answers:/, qr/^    content:/) },
        qr{^codes/http/decide\.yaml:\d+:5: error: 'answers' stands beside 'class' of line \d+}],
    'an answer that is indented too little' => [sub { indent("$_[0]/codes/http/protocol.yaml", -2, qr/^      never:/, qr/^  content:/) },
        qr{^codes/http/protocol\.yaml:\d+:5: error: 'never' stands beside 'answers' of line \d+}],
    'an answer that is indented too far' => [sub { indent("$_[0]/codes/http/protocol.yaml", 2, qr/^      never:/, qr/^      perhaps:/) },
        qr{^codes/http/protocol\.yaml:\d+:9: error: 'never' stands below 'later' of line \d+}],
    'a question that is indented too little' => [sub { indent("$_[0]/codes/http/protocol.yaml", -2, qr/^  fault:/, qr/^  sent_by:/) },
        qr{^codes/http/protocol\.yaml:\d+:1: error: 'fault' stands beside 'questions' of line \d+}],
    'a question that is indented too far' => [sub { indent("$_[0]/codes/http/protocol.yaml", 2, qr/^  cached:/) },
        qr{^codes/http/protocol\.yaml:\d+:5: error: 'cached' stands below 'methods' of line \d+}],
    'a class that is indented too little' => [sub { indent("$_[0]/codes/http/protocol.yaml", -2, qr/^  5xx:/, qr/^participants:/) },
        qr{^codes/http/protocol\.yaml:\d+:1: error: '5xx' stands beside 'classes' of line \d+}],
    'facts that are indented too little' => [sub { indent("$_[0]/codes/http/404.yaml", -2, qr/^  outcome:/, qr/^flow:/) },
        qr{^codes/http/404\.yaml:\d+:1: error: 'outcome' stands beside 'facts' of line \d+}],
    'facts that are a part of a text' => [sub { indent("$_[0]/codes/http/404.yaml", 2, qr/^facts:/, qr/^flow:/) },
        qr{^codes/http/404\.yaml:\d+:3: error: 'facts' is indented like the text of 'how_to_fix', and so a part of it; indent it less \[indentation\]}],
    'a flow that is one of the facts' => [sub { indent("$_[0]/codes/http/404.yaml", 2, qr/^flow:/, qr/^related:/) },
        qr{^codes/http/404\.yaml:\d+:3: error: no question but a field of the code, so indent it less: 'flow' \[indentation\]}],
    'aliases that are a part of a text' => [sub { edit("$_[0]/codes/http/404.yaml", sub { s/^(  2\. Search.*\n)/$1  aliases: [gone]\n  logs:\n  - by: x\n    line: y\n\n/m }) },
        qr{^codes/http/404\.yaml:\d+:3: error: 'aliases' is indented like the text of 'how_to_fix'}],
    'choices that are a part of a text' => [sub { indent("$_[0]/codes/http/404-vs-410.yaml", 2, qr/^choose:/) },
        qr{^codes/http/404-vs-410\.yaml:\d+:3: error: 'choose' is indented like the text of 'insight'}],
    'choices that are indented too little' => [sub { indent("$_[0]/codes/http/404-vs-410.yaml", -2, qr/^  "404":/) },
        qr{^codes/http/404-vs-410\.yaml:\d+:1: error: '404' stands beside 'choose' of line \d+}],
    'a choice that is indented too little' => [sub { indent("$_[0]/codes/http/404-vs-410.yaml", -2, qr/^  "410":/) },
        qr{^codes/http/404-vs-410\.yaml:\d+:1: error: '410' stands beside 'choose' of line \d+}],
    'a gloss among the facts' => [sub { edit("$_[0]/codes/http/404.yaml", sub { s/^gloss: .*\n//m; s/^facts:\n/facts:\n  gloss: Nothing there\n/m }) },
        qr{^codes/http/404\.yaml:\d+:3: error: 'gloss' stands below 'facts' of line \d+, and belongs beside it}],
    'a role among the steps' => [sub { edit("$_[0]/codes/http/decide.yaml", sub { s/^  role: receiver\n//m; s/^  steps:\n/  steps:\n    role: receiver\n/m }) },
        qr{^codes/http/decide\.yaml:\d+:5: error: 'role' stands below 'steps' of line \d+}],
    'questions below a name of their own' => [sub { indent("$_[0]/codes/questions.yaml", 2, qr/./); edit("$_[0]/codes/questions.yaml", sub { s/^/questions:\n/ }) },
        qr{^codes/questions\.yaml:2:3: error: '\w+' stands below 'questions' of line 1}],
    'a question without a kind' => [sub { edit("$_[0]/codes/http/protocol.yaml", sub { s/^    kind: many\n//m }) },
        qr{^codes/http/protocol\.yaml:\d+:3: error: missing field 'kind'}],
    'a word of a protocol in a map of its own' => [sub { edit("$_[0]/codes/http/protocol.yaml", sub { s/^classes:/words:\n  protocol:\n    title: HTTP\nclasses:/m }) },
        qr{^codes/http/protocol\.yaml:\d+:3: error: 'protocol' is not the key of a word}],
    'ranges with letters and no order' => [sub { edit("$_[0]/codes/http/protocol.yaml", sub { s/codes: (.)00-.99/codes: ${1}00-${1}ZZ/g }) },
        qr{^codes/http/protocol\.yaml:\d+:12: error: by 'order: value' the lower code}],
    'a protocol with a capital' => [sub { rename "$_[0]/codes/http/protocol.yaml", "$_[0]/codes/http/Protocol.yaml" },
        qr{^codes/http/Protocol\.yaml: error: the file is called 'protocol\.yaml', in small letters}],
    'a glossary with a capital' => [sub { rename "$_[0]/codes/http/glossary.yaml", "$_[0]/codes/http/Glossary.yaml" },
        qr{^codes/http/Glossary\.yaml: error: the file is called 'glossary\.yaml', in small letters}],
    'trees under another name' => [sub { rename "$_[0]/codes/http/decide.yaml", "$_[0]/codes/http/trees.yaml" },
        qr{^codes/http/trees\.yaml: error: this is what a file such as 'codes/P/decide\.yaml' holds}],
    'a code beside the folders of protocols' => [sub { rename "$_[0]/codes/http/404.yaml", "$_[0]/codes/404.yaml" },
        qr{^codes/404\.yaml: error: beside the folders of the protocols}],
    'trees among the words of English' => [sub { mkdir "$_[0]/locales/en/http"; rename "$_[0]/codes/http/decide.yaml", "$_[0]/locales/en/http/decide.yaml" },
        qr{^locales/en/http/decide\.yaml: error: the English of a code stands in codes/}],
    'a note in the folder of another protocol' => [sub { rename "$_[0]/codes/http/502-vs-503.yaml", "$_[0]/codes/sip/502-vs-503.yaml" },
        qr{^codes/sip/502-vs-503\.yaml: error: both are codes of 'http'; a note on them stands in 'codes/http'}],
    'no space behind a colon' => [sub { edit("$_[0]/codes/http/404.yaml", sub { s/^status: /status:/m }) },
        qr{^codes/http/404\.yaml:\d+:7: error: a space is missing behind the colon; write 'status: current'}],
    'an equals sign' => [sub { edit("$_[0]/codes/http/404.yaml", sub { s/^class: /class = /m }) },
        qr{^codes/http/404\.yaml:\d+:7: error: '=' stands where a colon is meant; write 'class: 4xx'}],
    'an equals sign in a map' => [sub { edit("$_[0]/codes/http/404.yaml", sub { s/^  again: /  again=/m }) },
        qr{^codes/http/404\.yaml:\d+:8: error: '=' stands where a colon is meant; write 'again: perhaps'}],
    'an answer without a space behind its colon' => [sub { edit("$_[0]/codes/http/404.yaml", sub { s/fault: address/fault: {is:address, source: RFC 9110}/ }) },
        qr{^codes/http/404\.yaml:\d+:11: error: a space is missing behind the colon; write 'is: address'}],
    'a condition without a space behind its colon' => [sub { edit("$_[0]/codes/http/protocol.yaml", sub { s/\{outcome: refused\}/{outcome:refused}/ }) },
        qr{^codes/http/protocol\.yaml:\d+:15: error: a space is missing behind the colon; write 'outcome: refused'}],
    'a day in place of a month' => [sub { edit("$_[0]/codes/http/404.yaml", sub { s/2026-11/2025-03-05/ }) },
        qr{^codes/http/404\.yaml:\d+:10: error: '2025-03-05' is not a month such as 2026-11 \(did you mean '2025-03'\?\)}],
    'a day in the month of the example' => [sub { edit("$_[0]/codes/http/404.yaml", sub { s/2026-11/2026-11-05/ }) },
        qr{^codes/http/404\.yaml:\d+:10: error: '2026-11-05' is not a month such as 2026-11 \[}],
    'a range with a dash' => [sub { edit("$_[0]/codes/http/protocol.yaml", sub { s/400-499/400\xe2\x80\x93499/ }) },
        qr{^codes/http/protocol\.yaml:\d+:12: error: .* is not a range such as 400-499 \[}],
    'a list of keywords' => [sub { edit("$_[0]/codes/http/404.yaml", sub { s/^gloss/keywords: [a, b]\ngloss/m }) },
        qr{^codes/http/404\.yaml:\d+:11: error: 'keywords' is a list, but a text is meant; write the words on one line, with commas between them}],
    'a list of one class' => [sub { edit("$_[0]/codes/http/404.yaml", sub { s/^class: 4xx/class: [4xx]/m }) },
        qr{^codes/http/404\.yaml:\d+:8: error: 'class' is a list, but a text is meant; write one, without a list}],
    'a map of related codes' => [sub { edit("$_[0]/codes/http/404.yaml", sub { s/^related: .*/related: {"410", "200"}/m }) },
        qr{^codes/http/404\.yaml:\d+:10: error: 'related' is a map, .*; a list stands in brackets}],
    'a text that is begun and empty' => [sub { edit("$_[0]/codes/http/404.yaml", sub { s/^when_to_use: \|-\n.*\n/when_to_use: |\n/m }) },
        qr{^codes/http/404\.yaml:\d+:14: error: 'when_to_use' holds nothing that one could see}],
    'a flow that is begun and empty' => [sub { edit("$_[0]/codes/http/404.yaml", sub { s/^flow: \|-\n(  .*\n)*/flow: |-\n/m }) },
        qr{^codes/http/404\.yaml:\d+:7: error: 'flow' holds nothing that one could see}],
    'a protocol that is not begun' => [sub { edit("$_[0]/site.yaml", sub { s/^protocols: \[/protocols: [ftp, /m }) },
        qr{^site\.yaml:\d+:13: error: there is no 'codes/ftp/protocol\.yaml'; 'statusbook new protocol ftp' begins it}],
    'a language that is not begun' => [sub { edit("$_[0]/site.yaml", sub { s/^languages: \[en/languages: [en, fr/m }) },
        qr{^site\.yaml:\d+:17: error: there is no 'locales/fr/locale\.yaml'; 'statusbook l10n add-locale fr' begins it}],
    'a code with a wrong ending' => [sub { rename "$_[0]/codes/http/404.yaml", "$_[0]/codes/http/404.yml" }, qr{^codes/http/404\.yml: error: }],
);
for my $name (sort keys %mistakes) {
    my ($do, $message) = @{$mistakes{$name}};
    my ($status, @new) = said_of($do);
    is($status, 1, "$name: status");
    is(scalar @new, 1, "$name: one message") or diag(join "\n", @new);
    like($new[0] // '', $message, "$name: which");
}
# What is poor but true is one warning.
my %doubts = (
    'a code that a tree misnames' => [sub { edit("$_[0]/codes/http/decide.yaml", sub { s/"410"/"41O"/ }) },
        qr{^codes/http/decide\.yaml:\d+:\d+: warning: unknown code '41O'}],
    'a related code of another protocol' => [sub { edit("$_[0]/codes/http/404.yaml", sub { s/^related: .*/related: ["480"]/m }) },
        qr{^codes/http/404\.yaml:\d+:11: warning: '480' is a code of 'sip', not of 'http'; .* codes/across}],
    'a protocol that is left out' => [sub { edit("$_[0]/site.yaml", sub { s/^protocols: .*/protocols: [http]/m }) },
        qr{^codes/sip: warning: site\.yaml names no protocol 'sip', so this folder is not read}],
    'a code in a folder of its own' => [sub { unmove($_[0]); mkdir "$_[0]/codes/http/4xx"; rename "$_[0]/codes/http/404.yaml", "$_[0]/codes/http/4xx/404.yaml" },
        qr{^codes/http/4xx: warning: files are not looked for so deep}],
    'a code in a folder in capitals' => [sub { unmove($_[0]); mkdir "$_[0]/codes/HTTP"; rename "$_[0]/codes/http/404.yaml", "$_[0]/codes/HTTP/404.yaml" },
        qr{^codes/HTTP: warning: the folder that is read is called 'http', in small letters}],
    'a slip in the name of a note' => [sub { rename "$_[0]/codes/http/404-vs-410.yaml", "$_[0]/codes/http/404-vs-41O.yaml" },
        qr{^codes/http/404-vs-41O\.yaml: warning: the file names the code '41O', of which there is no file \(did you mean '410'\?\)}],
    'a text in typographic quotes' => [sub { edit("$_[0]/codes/http/404.yaml", sub { s/^gloss: (.*)/gloss: \xe2\x80\x9c$1\xe2\x80\x9d/m }) },
        qr{^codes/http/404\.yaml:\d+:8: warning: U\+201C is no quote to YAML}],
    'a copy of a note' => [sub { write_file("$_[0]/codes/http/404-vs-410-2.yaml", read_file("$_[0]/codes/http/404-vs-410.yaml")) },
        qr{^codes/http/404-vs-410-2\.yaml: warning: the file names the code '410-2'}],
    'a translation of another source' => [sub { write_file("$_[0]/locales/ja/http/404.yaml", read_file("$_[0]/locales/ja/http/protocol.yaml")) },
        qr{^locales/ja/http/404\.yaml:\d+:1: warning: from here on, most is the translation of another source than 'http/404'}],
    'a protocol that two questions lack' => [sub { edit("$_[0]/codes/http/protocol.yaml", sub { s/^(    kind: tokens\n)/$1    codes_of: gone\n/mg }) },
        qr{^codes/http/protocol\.yaml:\d+:15: warning: the book has no protocol 'gone'}],
);
for my $name (sort keys %doubts) {
    my ($do, $message) = @{$doubts{$name}};
    my ($status, @new) = said_of($do);
    is("$status " . @new, '0 1', "$name: one warning") or diag(join "\n", @new);
    like($new[0] // '', $message, "$name: which");
}
# No warning of a file that is not read excuses an error: a build would print the site without it.
my %errors = (
    'an old page leads to a code in a folder of its own' =>
        [sub { mkdir "$_[0]/codes/http/drafts"; rename "$_[0]/codes/http/410.yaml", "$_[0]/codes/http/drafts/410.yaml" }, qr{^site\.yaml:\d+:\d+: error: there is no page 'http/410'}],
    'an old page leads to a protocol that is left out' =>
        [sub { edit("$_[0]/site.yaml", sub { s/^protocols: .*/protocols: [http]/m; s{^(  http/419: ).*}{$1sip/480}m }) }, qr{^site\.yaml:\d+:\d+: error: unknown protocol 'sip'}],
    'a slip in a question beside questions that are not read' =>
        [sub { mkdir "$_[0]/codes/http/drafts"; write_file("$_[0]/codes/http/drafts/questions.yaml", ''); edit("$_[0]/codes/http/404.yaml", sub { s/^related:/shared: {nothing: {is: interim}}\nrelated:/m }) },
        qr{^codes/http/404\.yaml:\d+:\d+: error: the book has no question 'nothing'}],
    'words that are missing beside words that are not read' =>
        [sub { mkdir "$_[0]/codes/http/drafts"; write_file("$_[0]/codes/http/drafts/site.yaml", ''); edit("$_[0]/locales/en/site.yaml", sub { s/^flow:/flows:/m }) },
        qr{^locales/en/site\.yaml: error: missing words}],
);
for my $name (sort keys %errors) {
    my ($do, $message) = @{$errors{$name}};
    my ($status, @new) = said_of($do);
    is($status, 1, "$name: status");
    ok(grep({ $_ =~ $message } @new), "$name: which") or diag(join "\n", @new);
}
# What only looks like a field is none.
my %sound = (
    'fields in an example' => sub { edit("$_[0]/codes/http/404.yaml", sub { s/^(  The server found.*\n)/$1\n  ```yaml\n  logs:\n    level: info\n  aliases: [a, b]\n  message: |-\n    a\n  ```\n/m }) },
    'fields of other files in a text' => sub { edit("$_[0]/codes/http/404.yaml", sub { s/^(  The server found.*\n)/$1  note: it may\n  title: nothing\n  steps: [a]\n/m }) },
    'fields in a message' => sub { edit("$_[0]/codes/http/404.yaml", sub { s/^(related: )/message: |-\n  HTTP\/1.1 404 Not Found\n  Content-Type: application\/yaml\n  Content-Length: 15\n\n  names:\n    - cake\n  logs:\n    level: info\n$1/m }) },
);
for my $name (sort keys %sound) {
    my ($status, @new) = said_of($sound{$name});
    is("$status " . @new, '0 0', "$name: nothing") or diag(join "\n", @new);
}
# Relations that are gone leave one warning for each language, not one for each of their files.
my $book = golden_book();
write_file("$book/locales/ja/across/http.503-vs-sip.480.yaml", read_file("$book/locales/ja/across/http.404-vs-sip.404.yaml"));
unlink glob "$book/codes/across/*.yaml";
my (undef, undef, $errors) = statusbook('-C', $book, 'check');
is(join('', $errors =~ /^(.*locales.*)$/mg),
    "locales/ja/across: warning: nothing stands in 'codes/across' that the files of this folder translate [unused-translation]",
    'no relations: one warning');

# Answers that wait to be written are each told, and make no code one of another protocol.
my (undef, @waiting) = said_of(sub { edit("$_[0]/codes/http/410.yaml", sub { s/^(  \w+: ).*/$1TODO/mg }) });
my $unknown = grep { /has no answer 'TODO'/ } @waiting;
ok($unknown > 1 && !grep({ /\[misplaced\]/ } @waiting), 'answers that wait to be written') or diag(join "\n", @waiting);
done_testing();
