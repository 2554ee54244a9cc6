# Schema and check agree on the form of files: a set of documents goes through both.
use strict;
use warnings;
use Test::More;
use Book;

plan skip_all => 'no node'             if system('command -v node >/dev/null') != 0;
plan skip_all => 'no modules from npm' if !-d 'tests/browser/node_modules/yaml-language-server';
$ENV{AGREE_BOOK} = diag_book('base');
$ENV{STATUSBOOK} //= 'build/statusbook';
# The book is gone when this process ends, so it does not become another.
exit(system('node', 'tests/browser/agree.mjs') >> 8);
