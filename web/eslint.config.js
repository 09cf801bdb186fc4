import hooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["target/**", "dist", "node_modules", "public"] },
  ...tseslint.configs.recommended,
  {
    files: ["src/**/*.{ts,tsx}"],
    plugins: { "react-hooks": hooks },
    rules: {
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
      // Texts live in src/words, in both languages.
      "no-restricted-syntax": [
        "error",
        { selector: "Literal[value=/[\\u4e00-\\u9fff]/]", message: "Put the text into src/words." },
        { selector: "JSXText[value=/[\\u4e00-\\u9fffA-Za-z]{2,}/]", message: "Put the text into src/words." },
        { selector: "TemplateElement[value.raw=/[\\u4e00-\\u9fff]/]", message: "Put the text into src/words." },
      ],
    },
  },
  { files: ["src/words/**", "src/money/**"], rules: { "no-restricted-syntax": "off" } },
);
