# The schemas that editors use are those that the program prints, and the editor's settings name each of them.
use strict;
use warnings;
use Test::More;
use JSON::PP 'decode_json';
use Book;

my @kinds = qw(site locale words questions protocol glossary programs decide code pair relation locale-glossary translation);
for my $kind (@kinds) {
    my ($status, $schema, $errors) = statusbook('schema', $kind);
    is("$status$errors", '0', "schema $kind");
    is(read_file("schemas/$kind.json"), $schema, "schemas/$kind.json is what the program prints (make schemas)");
    is(decode_json($schema)->{'$schema'}, 'http://json-schema.org/draft-07/schema#', "the schema of $kind says its draft");
}
is(join(' ', files_of('schemas')), join(' ', sort map { "$_.json" } @kinds), 'there are no others');

my $tied = decode_json(read_file('.vscode/settings.json'))->{'yaml.schemas'};
is(join(' ', sort keys %$tied), join(' ', sort map { "./schemas/$_.json" } @kinds), 'the settings of the editor tie each to its files');

is((statusbook('schema', 'codes'))[1], (statusbook('schema', 'code'))[1], 'codes goes by the name of its folder too');

my $code = decode_json((statusbook('schema', 'code'))[1]);
is($code->{additionalProperties}, JSON::PP::false, 'a code has no other fields');
is_deeply([sort @{$code->{required}}],
    [sort qw(code status sources checked gloss description when_seen how_to_fix facts)], 'what a code must have');
my $status = $code->{properties}{status};
is_deeply($status->{enum}, [qw(current deprecated reserved unused temporary unofficial never_sent named_only not_a_code)], 'its choices');
like($status->{description}, qr/registry/, 'and their help');
my $checked = $code->{properties}{checked}{pattern};
ok('2026-11' =~ /$checked/ && '2026-13' !~ /$checked/ && 'x2026-11' !~ /$checked/, 'a pattern holds for the whole text');
is_deeply($code->{properties}{code}{type}, ['string', 'number', 'boolean'], 'a text may look like a number to an editor');
my $question = decode_json((statusbook('schema', 'protocol'))[1])->{properties}{questions}{additionalProperties};
is_deeply($question->{properties}{counts}{enum}, ['yes', 'no', JSON::PP::true, JSON::PP::false, '', undef], 'yes and no may be booleans to an editor');

my ($ended, $out, $errors) = statusbook('schema', 'cods');
is("$ended$out", '2', 'an unknown kind is wrong use');
is($errors, "statusbook schema: there is no kind of file 'cods'; there are site, locale, words, questions, protocol, glossary, programs, decide, code, pair, relation, locale-glossary, translation\n", 'and the message names all');
like(join(' ', statusbook('schema')), qr/^2  statusbook schema: which kind of file\? There are site, .*, translation\n\z/, 'no kind is wrong use');
like((statusbook('manual', 'cods'))[2], qr/\Astatusbook manual: there is no list 'cods'; there are site, .*, translation, patterns, messages\n\z/, 'lists of the manual are named alike');
is((statusbook('schema', 'code', 'pair'))[0], 2, 'two are too');
done_testing();
