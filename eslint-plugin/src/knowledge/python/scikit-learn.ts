/** scikit-learn: `random_state=None` is NumPy's global generator, wherever it says so. */
import { at, below, calls, defineLibrary, each, kept, named, words } from "../define.js";
import type { CallModel, TypeModel } from "../schema.js";
import { NUMPY_STATE } from "./numpy.js";

const UNLESS_GIVEN: CallModel = {
  does: "draw",
  state: NUMPY_STATE,
  unless: named("random_state"),
};

const UNLESS_MADE_WITH: CallModel = {
  does: "draw",
  state: NUMPY_STATE,
  unless: kept("random_state"),
};

/** Estimators that always draw when they are fitted; others do so for some of their options only. */
const ESTIMATORS: Readonly<Record<string, string>> = {
  "sklearn.ensemble": `BaggingClassifier BaggingRegressor ExtraTreesClassifier ExtraTreesRegressor
    RandomForestClassifier RandomForestRegressor`,
  "sklearn.linear_model": `PassiveAggressiveClassifier PassiveAggressiveRegressor Perceptron
    RANSACRegressor SGDClassifier SGDRegressor`,
  "sklearn.model_selection": "RandomizedSearchCV",
  "sklearn.neural_network": "MLPClassifier MLPRegressor",
};

const CLUSTERERS: Readonly<Record<string, string>> = {
  "sklearn.cluster": "BisectingKMeans KMeans MiniBatchKMeans SpectralClustering",
  "sklearn.ensemble": "IsolationForest",
  "sklearn.linear_model": "SGDOneClassSVM",
  "sklearn.mixture": "BayesianGaussianMixture GaussianMixture",
};

const TRANSFORMERS: Readonly<Record<string, string>> = {
  "sklearn.decomposition": "FastICA LatentDirichletAllocation MiniBatchDictionaryLearning",
  "sklearn.ensemble": "RandomTreesEmbedding",
  "sklearn.kernel_approximation": "Nystroem RBFSampler SkewedChi2Sampler",
  "sklearn.manifold": "MDS TSNE",
  "sklearn.neural_network": "BernoulliRBM",
  "sklearn.random_projection": "GaussianRandomProjection SparseRandomProjection",
};

const FIT: readonly CallModel[] = [UNLESS_MADE_WITH, { does: "self" }];

function estimators(
  names: Readonly<Record<string, string>>,
  methods: Readonly<Record<string, CallModel>>,
): Record<string, TypeModel> {
  const type: TypeModel = { parameters: [], methods: { fit: FIT, ...methods } };
  return Object.fromEntries(
    Object.entries(names).flatMap(([module, list]) =>
      words(list).map((name) => [`${module}.${name}`, type]),
    ),
  );
}

const SPLITTER: TypeModel = { parameters: [], methods: { split: UNLESS_MADE_WITH } };

export default defineLibrary({
  name: "scikit-learn",
  title: "scikit-learn",
  language: "python",
  source: "docs/observed-python.md",
  checked: "1.2.1, 1.9.1",
  modules: ["sklearn"],
  aliases: { "sklearn.utils.validation": "sklearn.utils" },
  imports: { sklearn: { touches: [NUMPY_STATE] } },
  types: {
    ...estimators(ESTIMATORS, {}),
    ...estimators(CLUSTERERS, { fit_predict: UNLESS_MADE_WITH }),
    ...estimators(TRANSFORMERS, { fit_transform: UNLESS_MADE_WITH }),
    ...below(
      "sklearn.model_selection",
      each(
        `GroupShuffleSplit RepeatedKFold RepeatedStratifiedKFold ShuffleSplit
         StratifiedShuffleSplit`,
        SPLITTER,
      ),
    ),
  },
  symbols: {
    ...below(
      "sklearn.utils",
      calls({
        check_random_state: {
          does: "coerce",
          from: at(0, "seed"),
          type: "numpy.random.RandomState",
          none: { state: NUMPY_STATE },
        } as const,
        ...each("resample shuffle", UNLESS_GIVEN),
        Bunch: { does: "intrinsic", name: "dict" } as const,
      }),
    ),
    "sklearn.base.clone": {
      call: { does: "intrinsic", name: "deepcopy", parameters: [at(0, "estimator")] },
    },
    "sklearn.model_selection.train_test_split": {
      call: { does: "draw", state: NUMPY_STATE, unless: named("random_state") },
    },
    ...below("sklearn.model_selection", calls(each("permutation_test_score", UNLESS_GIVEN))),
    ...below("sklearn.inspection", calls(each("permutation_importance", UNLESS_GIVEN))),
    ...below("sklearn.cluster", calls(each("k_means kmeans_plusplus", UNLESS_GIVEN))),
    ...below(
      "sklearn.datasets",
      calls(
        each(
          `make_biclusters make_blobs make_checkerboard make_circles make_classification
           make_friedman1 make_friedman2 make_friedman3 make_gaussian_quantiles make_hastie_10_2
           make_low_rank_matrix make_moons make_multilabel_classification make_regression
           make_s_curve make_sparse_coded_signal make_sparse_spd_matrix make_sparse_uncorrelated
           make_spd_matrix make_swiss_roll`,
          UNLESS_GIVEN,
        ),
      ),
    ),
  },
});
