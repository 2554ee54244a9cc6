# The schemas in editors: what the YAML language server says of the book's files, by the editor's settings.
use strict;
use warnings;
use Test::More;

plan skip_all => 'no node'             if system('command -v node >/dev/null') != 0;
plan skip_all => 'no modules from npm' if !-d 'tests/browser/node_modules/yaml-language-server';
exec 'node', 'tests/browser/schemas.mjs';
