# make install: what it puts where, that it works from there without this checkout, and that uninstall takes it all back.
use strict;
use warnings;
use Test::More;
use Cwd 'getcwd';
use File::Temp 'tempdir';
use Book;

my $root = getcwd();
# What a make above says is for its own targets, all but which program is meant.
delete @ENV{'MAKEFLAGS', 'MFLAGS', 'MAKELEVEL', 'MAKEOVERRIDES'};

sub make {
    my $said = `make -s @_ 2>&1`;
    die "make @_: $said" if $? != 0;
    return $said;
}

my @manual = map { s{^man/}{}r =~ s{\.in$}{}r } glob 'man/*.in';
my $place = tempdir(CLEANUP => 1) . '/a place';
make('install', "'DESTDIR=$place'", 'PREFIX=/opt/books');
my @files = files_of($place);
my %is_there = map { $_ => 1 } @files;
is(join("\n", grep { !$is_there{$_} } 'opt/books/bin/statusbook', map { my ($section) = /(\d)$/; "opt/books/share/man/man$section/$_" } @manual),
   '', 'the program and each page of the manual');
ok($is_there{"opt/books/share/$_"}, $_) for 'bash-completion/completions/statusbook', 'zsh/site-functions/_statusbook',
  'fish/vendor_completions.d/statusbook.fish', 'statusbook/templates/page.mustache', 'statusbook/templates/assets/style.css',
  'statusbook/locales/ja/site.yaml', 'statusbook/schemas/code.json', 'doc/statusbook/LICENSE';
{
    my $doc = "$place/opt/books/share/doc/statusbook";
    my @links = read_file("$doc/publishing.md") =~ /\]\(([^)#]+)\)/g;
    my @near = grep { !/^https?:/ } @links;
    cmp_ok(@near, '>', 8, 'publishing.md leads to its samples');
    is(join("\n", grep { !-e "$doc/$_" } @near), '', 'which are all there');
}
is(join("\n", grep { !m{^opt/books/(bin|share)/} } @files), '', 'nothing beside');
is(join("\n", grep { -x "$place/$_" && !m{/bin/statusbook$|/publish/[\w-]+$} } @files), '', 'only programs and scripts may be run');
ok(!(grep { -e } map { "$root/$_" } 'opt'), 'nothing in the checkout');

# Another book: what comes with the program, and facts of its own. Neither this checkout nor the environment is at hand.
{
    my $book = tempdir(CLEANUP => 1);
    write_file("$book/$_", read_file("$place/opt/books/share/statusbook/$_")) for files_of("$place/opt/books/share/statusbook");
    write_file("$book/$_", read_file("tests/diag/base/$_")) for grep { !m{^locales/} } files_of('tests/diag/base');
    my $said = `cd / && env -i '$place/opt/books/bin/statusbook' -C '$book' build 2>&1`;
    is($?, 0, 'the installed program prints another book') or diag($said);
    ok(-f "$book/out/index.html", 'and it is there');
}

SKIP: {
    skip 'no mandoc', 1 if system('command -v mandoc >/dev/null') != 0;
    my $said = `mandoc -T lint -W warning '$place'/opt/books/share/man/man*/* 2>&1`;
    is($said, '', 'the installed manual has no fault of form');
}

make('uninstall', "'DESTDIR=$place'", 'PREFIX=/opt/books');
is(join("\n", files_of($place)), '', 'uninstall leaves no file');
ok(!-e "$place/opt/books/share/statusbook" && !-e "$place/opt/books/share/doc/statusbook", 'and none of our folders');
ok(-d "$place/opt/books/share/man", 'folders of others stay');

my $own = tempdir(CLEANUP => 1);
make('install', "prefix=$own/p", "bindir=$own/b", "mandir=$own/m", "datadir=$own/d", "docdir=$own/doc");
ok(-x "$own/b/statusbook" && -f "$own/m/man1/statusbook.1" && -f "$own/d/statusbook/schemas/code.json" && -f "$own/doc/CHANGELOG.md",
   'each folder by itself');
ok(!-e "$own/p", 'and then nothing at the prefix');
make('uninstall', "prefix=$own/p", "bindir=$own/b", "mandir=$own/m", "datadir=$own/d", "docdir=$own/doc");
is(join("\n", files_of($own)), '', 'taken back from there');

# What packagers hand over, in the commands that would be run.
my $commands = make('-n', '-B', 'all', 'V=1', 'CFLAGS=-O3', 'CPPFLAGS=-DPACKAGED', 'LDFLAGS=-Wl,-z,now', 'CC=gcc-of-theirs', 'WERROR=');
my ($compile) = $commands =~ /^(.* -o \S+diagnostics\.o .*)$/m;
my ($link)    = $commands =~ /^(.* -o \S*statusbook .*)$/m;
like($compile, qr/^gcc-of-theirs .* -DPACKAGED -O3 /, 'compiler, CPPFLAGS and CFLAGS, behind ours');
unlike($compile, qr/-Werror|-O2/, 'no -Werror where it is not wanted');
like($link, qr/^gcc-of-theirs .*-O3 .*-Wl,-z,now/, 'LDFLAGS');
like(make('-n', '-B', 'all', 'V=1'), qr/ -Werror .* -o \S+diagnostics\.o /, '-Werror in a checkout') if -e '.git';
done_testing();
