-- Opens an article in Neovim, and writes what it shows to answers.json: marks, the text under each, hover, the fixed text.
local function wait_for(what, ready)
  if not vim.wait(60000, ready, 20) then
    io.stderr:write("waited in vain for " .. what .. "\n")
    vim.cmd("cquit 1")
  end
end

vim.cmd("edit article.txt")
local buffer = vim.api.nvim_get_current_buf()
local id = vim.lsp.start_client({ name = "checker", cmd = { vim.env.PYTHON, "-m", "checker", "lsp" }, root_dir = vim.fn.getcwd() })
vim.lsp.buf_attach_client(buffer, id)
wait_for("marks", function() return #vim.diagnostic.get(buffer) == 2 end)

local function ask(method, params)
  local answers = vim.lsp.buf_request_sync(buffer, method, params, 60000)
  return answers and answers[id] and answers[id].result
end

local marks = {}
for _, mark in ipairs(vim.diagnostic.get(buffer)) do
  local line = vim.api.nvim_buf_get_lines(buffer, mark.lnum, mark.lnum + 1, true)[1]
  table.insert(marks, { code = mark.code or mark.user_data.lsp.code, text = line:sub(mark.col + 1, mark.end_col) })
end

vim.api.nvim_win_set_cursor(0, { 1, vim.diagnostic.get(buffer)[1].col })
local place = vim.lsp.util.make_position_params()
local hover = ask("textDocument/hover", place)
local where = { start = place.position, ["end"] = place.position }
local actions = ask("textDocument/codeAction", { textDocument = place.textDocument, range = where, context = { diagnostics = {} } })
for _, action in ipairs(actions) do
  if action.isPreferred then
    vim.lsp.util.apply_workspace_edit(action.edit, "utf-16")
    break
  end
end
wait_for("the mark to go", function() return #vim.diagnostic.get(buffer) == 1 end)

local answers = { marks = marks, hover = hover.contents.value, text = vim.api.nvim_buf_get_lines(buffer, 0, -1, true) }
vim.fn.writefile({ vim.fn.json_encode(answers) }, "answers.json")
vim.cmd("qa!")
