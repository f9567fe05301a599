/** Faker: one generator behind the module's own object, others on demand; integers and arrays as seeds. */
import { HOLDER, INSTANCE } from "../arrivals.js";
import { at, below, calls, defineLibrary, each, option, words } from "../define.js";
import type { CallModel, SymbolModel, TypeModel, ValueModel } from "../schema.js";

const STATE = "@faker-js/faker";
const FAKER = "@faker-js/faker.Faker";
const RANDOMIZER = "@faker-js/faker.Randomizer";

/** Fractions lose all they have. */
const ACCEPTS = { ignored: ["fraction"] } as const;

const MODULES = `airline animal book color commerce company database datatype date definitions
  finance food git hacker helpers image internet location lorem music number person phone science
  string system vehicle word address name random unique mersenne`;

const SEED: CallModel = { does: "seed", seed: at(0), none: "entropy", accepts: ACCEPTS };

const LOCALES = `AF_ZA AR AZ BASE BN_BD CS_CZ CY DA DE DE_AT DE_CH DV EL EN EN_AU EN_AU_ocker EN_BORK
  EN_CA EN_GB EN_GH EN_HK EN_IE EN_IN EN_NG EN_NP EN_US EN_ZA EO ES ES_MX FA FI FR FR_BE FR_CA FR_CH
  FR_LU FR_SN HE HR HU HY ID_ID IT JA KA_GE KO KU_ckb KU_kmr_latin LV MK MN_MN_cyrl NB_NO NE NL NL_BE
  PL PT_BR PT_PT RO RO_MD RU SK SL_SI SR_RS_latin SV TA_IN TH TR UK UR UZ_UZ_latin VI YO_NG ZH_CN
  ZH_TW ZU_ZA`;

const faker: TypeModel = {
  parameters: ["options"],
  generator: {
    seed: option(0, "seed"),
    mixes: [option(0, "randomizer")],
    none: "entropy",
    accepts: ACCEPTS,
    neighbours: "mixed",
    seedFrom: "array",
    sent: HOLDER,
  },
  // `faker.string.uuid()` draws from the faker that `string` belongs to.
  members: each<ValueModel | { readonly is: "self" }>(MODULES, { is: "self" }),
  methods: {
    "*": { does: "draw" },
    seed: SEED,
    ...each<CallModel>("defaultRefDate getMetadata setDefaultRefDate", { does: "nothing" }),
  },
};

const SINGLETON: SymbolModel = { value: { is: "state", state: STATE, type: FAKER } };

export default defineLibrary({
  name: "@faker-js/faker",
  title: "Faker",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "10.6.0",
  aliases: {
    // The package's name before version 6.
    faker: "@faker-js/faker.faker",
    ...Object.fromEntries(
      words(LOCALES).map((locale) => [
        `@faker-js/faker/locale/${localePath(locale)}`,
        "@faker-js/faker",
      ]),
    ),
  },
  states: {
    [STATE]: {
      title: "Faker's shared generator",
      onFork: "copied",
      initial: "entropy",
      seedFrom: "array",
    },
  },
  types: {
    [FAKER]: faker,
    "@faker-js/faker.SimpleFaker": faker,
    [RANDOMIZER]: {
      parameters: ["seed"],
      generator: {
        seed: at(0, "seed"),
        none: "entropy",
        accepts: ACCEPTS,
        neighbours: "mixed",
        sent: INSTANCE,
      },
      methods: { next: { does: "draw", gives: "fraction" }, seed: SEED },
    },
  },
  symbols: below("@faker-js/faker", {
    ...each("faker simpleFaker", SINGLETON),
    ...Object.fromEntries(words(LOCALES).map((locale) => [`faker${locale}`, SINGLETON])),
    ...calls(
      each<CallModel>("generateMersenne32Randomizer generateMersenne53Randomizer", {
        does: "create",
        type: RANDOMIZER,
      }),
    ),
  }),
});

/** `DE_AT` is `de_AT` as a path. */
function localePath(locale: string): string {
  const [language = "", ...parts] = locale.split("_");
  return [language.toLowerCase(), ...parts].join("_");
}
