/** The rest of Python's standard library: what it computes, and that importing it touches nothing. */
import {
  at,
  below,
  calls,
  COMPUTE,
  defineLibrary,
  each,
  FIRST,
  named,
  NOTHING,
  PROCESS_CONSTANT,
  SELF,
  words,
} from "../define.js";
import type { CallModel } from "../schema.js";

export default defineLibrary({
  name: "python",
  title: "Python's standard library",
  language: "python",
  source: "https://docs.python.org/3/py-modindex.html",
  checked: "3.11.7",
  aliases: { typing_extensions: "typing" },
  modules: words(`
    __future__ abc aifc annotationlib antigravity argparse array ast asynchat asyncore atexit
    audioop base64 bdb binascii binhex bisect bz2 cProfile calendar cgi cgitb chunk cmath cmd code
    codecs codeop collections colorsys compileall compression configparser contextvars copyreg
    crypt csv ctypes curses dbm decimal difflib dis distutils doctest email encodings ensurepip
    enum errno faulthandler fcntl filecmp fileinput fnmatch formatter fractions ftplib gc getopt
    getpass gettext glob graphlib grp gzip hashlib heapq hmac html http idlelib imaplib imghdr imp
    importlib inspect io ipaddress json keyword lib2to3 linecache locale logging lzma mailbox
    mailcap marshal math mimetypes mmap modulefinder msilib msvcrt netrc nis nntplib nturl2path
    numbers opcode operator optparse ossaudiodev parser pathlib pdb pickle pickletools pipes
    pkgutil platform plistlib poplib pprint profile pstats pty pwd py_compile pyclbr pydoc
    pydoc_data pyexpat queue quopri re readline reprlib resource rlcompleter runpy sched select
    selectors shelve shlex shutil signal site smtpd smtplib sndhdr socket socketserver spwd sqlite3
    ssl stat statistics string stringprep struct subprocess sunau symbol symtable sys sysconfig
    syslog tabnanny tarfile telnetlib tempfile termios test textwrap this timeit tkinter token
    tokenize tomllib trace traceback tracemalloc tty turtle turtledemo types typing unicodedata
    unittest urllib uu venv warnings wave weakref webbrowser winreg winsound wsgiref xdrlib xml
    xmlrpc zipapp zipfile zipimport zlib zoneinfo`),
  types: {
    "hashlib.hash": {
      parameters: ["string"],
      methods: {
        ...each<CallModel>("digest hexdigest", COMPUTE),
        copy: { does: "intrinsic", name: "copy" },
        update: { does: "intrinsic", name: "absorb" },
      },
    },
    "contextvars.ContextVar": {
      parameters: ["name", "default"],
      methods: {
        set: { does: "intrinsic", name: "hold" },
        get: { does: "intrinsic", name: "held" },
        reset: NOTHING,
      },
    },
    "argparse.ArgumentParser": {
      methods: {
        ...each<CallModel>("parse_args parse_intermixed_args", {
          does: "intrinsic",
          name: "parse-options",
        }),
        parse_known_args: PROCESS_CONSTANT,
        add_argument: { does: "intrinsic", name: "declare-option" },
        ...each<CallModel>("set_defaults print_help error", NOTHING),
        ...each<CallModel>(
          "add_argument_group add_mutually_exclusive_group add_parser add_subparsers",
          SELF,
        ),
      },
    },
  },
  symbols: {
    "contextvars.ContextVar": { type: "contextvars.ContextVar" },
    "operator.methodcaller": { call: { does: "intrinsic", name: "method-caller" } },
    // What `methodcaller` makes, once it is given the object.
    "operator.methodcaller.call": { call: { does: "intrinsic", name: "call-method" } },
    "argparse.Namespace": { call: { does: "intrinsic", name: "namespace" } },
    "sys.argv": { value: { is: "process-constant" } },
    "sys.exit": { call: { does: "exit" } },
    ...below(
      "math",
      calls(
        each<CallModel>(
          `ceil comb cos exp factorial floor fsum gcd hypot isqrt lcm log log10 log2 perm pow prod
           remainder sin sqrt tan trunc`,
          COMPUTE,
        ),
      ),
    ),
    ...below("json", calls(each<CallModel>("dump dumps load loads", COMPUTE))),
    ...below("pickle", calls(each<CallModel>("load", COMPUTE))),
    // Dumping and loading again is a copy.
    "pickle.dumps": { call: { does: "intrinsic", name: "deepcopy", parameters: [at(0, "obj")] } },
    "pickle.loads": { call: { does: "intrinsic", name: "deepcopy", parameters: [at(0, "data")] } },
    "collections.deque": { call: { does: "intrinsic", name: "list" }, base: "list" },
    ...below(
      "collections",
      calls({
        OrderedDict: { does: "intrinsic", name: "dict" },
        Counter: COMPUTE,
        namedtuple: {
          does: "intrinsic",
          name: "tuple-class",
          parameters: [at(0, "typename"), at(1, "field_names"), named("defaults")],
        },
      }),
    ),
    ...below(
      "typing",
      calls<CallModel>({
        cast: { does: "identity", from: at(1, "val") },
        NamedTuple: {
          does: "intrinsic",
          name: "tuple-class",
          parameters: [at(0, "typename"), at(1, "fields")],
        },
        TypedDict: {
          does: "intrinsic",
          name: "mapping-class",
          parameters: [at(0, "typename"), at(1, "fields")],
        },
      }),
    ),
    ...below(
      "hashlib",
      calls({
        ...each<CallModel>(
          "blake2b blake2s md5 sha1 sha224 sha256 sha384 sha3_256 sha3_512 sha512",
          { does: "create", type: "hashlib.hash" },
        ),
        new: { does: "create", type: "hashlib.hash", arguments: [at(1, "data")] },
      }),
    ),
    ...below("zlib", calls(each<CallModel>("adler32 crc32", COMPUTE))),
    "importlib.import_module": {
      call: { does: "intrinsic", name: "import-module", parameters: [at(0, "name")] },
    },
    "types.SimpleNamespace": { call: { does: "intrinsic", name: "namespace" } },
    "weakref.ref": { call: FIRST },
    "weakref.proxy": { call: FIRST },
  },
});
